--- Pieces of HTML: escaped text, and inlines and blocks as pandoc writes them.

local mathml = require 'mathml'

local html = {}

local entities = { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }

--- Text that may stand in an element or in an attribute.
function html.escape(text)
  return (text:gsub('[&<>"]', entities))
end

local function typeset(math)
  return pandoc.RawInline('html', mathml.render(math))
end

--- HTML of inlines, math included, on one line.
function html.inlines(inlines)
  local plain = pandoc.Plain(pandoc.Inlines(inlines):walk { Math = typeset })
  local text = pandoc.write(pandoc.Pandoc { plain }, 'html', { wrap_text = 'none' })
  return (text:gsub('%s*\n%s*', ' '))
end

--- HTML of blocks, math included.
function html.blocks(blocks)
  local document = pandoc.Pandoc(pandoc.Blocks(blocks):walk { Math = typeset })
  return pandoc.write(document, 'html', { wrap_text = 'none' })
end

--- A block that is this HTML.
function html.block(text)
  return pandoc.RawBlock('html', text)
end

--- An inline that is this HTML.
function html.inline(text)
  return pandoc.RawInline('html', text)
end

return html
