--- Second pass, after citations: gives every part of a page its HTML.
---
--- Theorems, traps, exercises and figures get their headings, code its caption and copy button,
--- notes their place in the margin, and math its MathML.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local code = require 'code'
local exercise = require 'exercise'
local explorable = require 'explorable'
local figure = require 'figure'
local html = require 'html'
local labels = require 'labels'
local markdown = require 'markdown'
local marks = require 'marks'
local mathml = require 'mathml'
local notes = require 'notes'
local question = require 'question'
local report = require 'report'
local tables = require 'tables'
local theorem = require 'theorem'
local uses = require 'uses'

local function heading(header)
  local number = header.attributes.number or ''
  header.attributes.number = nil
  local id = html.escape(header.identifier)
  local content = pandoc.Inlines {}
  if number ~= '' then
    content:insert(html.inline('<span class="number">' .. number .. '</span>'))
    content:insert(pandoc.Space())
  end
  content:extend(header.content)
  content:insert(html.inline(' <a class="permalink" href="#' .. id
    .. '" aria-label="Link to this section">#</a>'))
  header.content = content
  return header
end

local function equation(span)
  if not span.classes:includes('equation') then return nil end
  local number = span.attributes.number
  local content = pandoc.Inlines { html.inline('<span class="equation"'
    .. (number and ' id="' .. html.escape(span.identifier) .. '"' or '') .. '>') }
  content:extend(span.content)
  if number then
    content:insert(html.inline('<a class="number" href="#' .. html.escape(span.identifier)
      .. '" aria-label="Equation ' .. number .. '">(' .. number .. ')</a>'))
  end
  content:insert(html.inline('</span>'))
  return content
end

local function more(div)
  local title = html.inlines(markdown.inlines(div.attributes.title or 'More'))
  local blocks = pandoc.Blocks { html.block('<details class="more"><summary>' .. title .. '</summary>') }
  blocks:extend(div.content)
  blocks:insert(html.block('</details>'))
  return blocks
end

local function keep(div)
  local blocks = pandoc.Blocks { html.block('<div class="keep">') }
  blocks:extend(div.content)
  blocks:insert(html.block('</div>'))
  return blocks
end

--- A work in the list of references, with links back to where it is cited.
local function work(element)
  local last = element.content[#element.content]
  local citing = last and last.content and uses.citing(element.identifier:match('^ref%-(.+)$'))
  if citing then last.content:insert(citing) end
  return element
end

--- A list of works, without the roles that pandoc gives it and that browsers have given up.
local function works(list)
  local blocks = pandoc.Blocks { html.block('<div id="refs" class="references" role="list">') }
  for _, entry in ipairs(list.content) do
    blocks:insert(html.block('<div id="' .. html.escape(entry.identifier) .. '" class="csl-entry" role="listitem">'))
    blocks:extend(entry.content)
    blocks:insert(html.block('</div>'))
  end
  blocks:insert(html.block('</div>'))
  return blocks
end

local function div(element)
  if element.identifier:find('^ref%-') then return work(element) end
  local classes = element.classes
  if element.identifier == 'refs' then return works(element) end
  if classes:includes('exercise') then return exercise.dress(element) end
  if classes:includes('explorable') then return explorable.dress(element) end
  if classes:includes('table') then return tables.dress(element) end
  if classes:includes('figure') then return figure.dress(element) end
  if classes:includes('more') then return more(element) end
  if classes:includes('answer') then return question.answer(element) end
  if classes:includes('keep') then return keep(element) end
  if classes:includes('proof') then return theorem.proof(element) end
  if classes:includes('remark') then return theorem.remark(element) end
  for _, class in ipairs(classes) do
    if labels.prefixOfClass[class] then return theorem.dress(element, class) end
  end
end

--- Inline math keeps the brackets and the punctuation that touch it on its line.
local function unbroken(inlines)
  local result = pandoc.Inlines {}
  for index, inline in ipairs(inlines) do
    local before, after = result[#result], inlines[index + 1]
    local isMath = inline.t == 'Math' and inline.mathtype == 'InlineMath'
    local closing = isMath and after and after.t == 'Str' and after.text:match('^[%p”’]+') or ''
    local opening = isMath and before and before.t == 'Str' and before.text:match('^[%(%[“‘]+$') or ''
    if closing ~= '' or opening ~= '' then
      if opening ~= '' then result:remove(#result) end
      after = closing ~= '' and after
      if after then inlines[index + 1] = pandoc.Str(after.text:sub(#closing + 1)) end
      result:insert(pandoc.Span({ pandoc.Str(opening), inline, pandoc.Str(closing) },
        pandoc.Attr('', { 'unbroken' })))
    else
      result:insert(inline)
    end
  end
  return result
end

local function value(span)
  if span.classes:includes('value') then
    return pandoc.Span(span.content, pandoc.Attr('', { 'value' }))
  end
end

--- A table scrolls by itself where the page is narrow.
local function tableBlock(element)
  return { html.block('<div class="table">'), element,
    html.block('</div>') }
end

function Pandoc(document)
  report.source(pandoc.utils.stringify(document.meta.source))
  local folder = pandoc.utils.stringify(document.meta.folder)
  uses.load(pandoc.utils.stringify(document.meta.work) .. '/' .. folder .. '.used', folder .. '.html')
  document.meta.explorables = explorable.scripts(document.blocks)
  document.blocks = document.blocks:walk { Div = div }
  document.blocks = document.blocks:walk { Blocks = code.join }
  document.blocks = document.blocks:walk { CodeBlock = code.dress, Header = heading, Table = tableBlock }
  document = document:walk { Span = value }
  document = document:walk { Span = marks.dress }
  document.blocks = notes.dress(document.blocks)
  document = document:walk { Inlines = unbroken }
  document = document:walk { Span = equation }
  document = document:walk {
    Math = function(math) return html.inline(mathml.render(math)) end,
  }
  report.finish()
  return document
end
