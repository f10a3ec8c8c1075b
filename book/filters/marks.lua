--- Terms and symbols: `[rank]{.term zh="秩"}` where a term is defined, and
--- `[$C$]{.symbol means="the chosen columns"}` where a symbol is introduced.

local html = require 'html'
local markdown = require 'markdown'
local report = require 'report'
local walk = require 'walk'

local marks = {}

local scopes = { book = true, chapter = true, section = true }

--- A name as it may stand in an id.
function marks.slug(name)
  return (name:lower():gsub('[%s%p]+', '-'):gsub('^%-+', ''):gsub('%-+$', ''))
end

--- What is marked, as the author wrote it between the brackets.
local function written(span)
  local parts = {}
  for _, inline in ipairs(span.content) do
    if inline.t == 'Math' then
      table.insert(parts, '$' .. inline.text .. '$')
    else
      table.insert(parts, pandoc.utils.stringify(inline))
    end
  end
  return table.concat(parts)
end

local seen

--- The line of a mark; a mark that is broken over two lines is found by its class.
local function place(span, class)
  local needle = '[' .. written(span) .. ']{.' .. class
  seen[needle] = (seen[needle] or 0) + 1
  return report.exact(needle, seen[needle]) or report.place { '.' .. class }
end

local function term(span)
  local name = span.attributes.key or pandoc.utils.stringify(span.content)
  span.identifier = 'term:' .. marks.slug(name)
  local at = place(span, 'term')
  local zh = span.attributes.zh or ''
  if not name:find('%S') then
    report.complain(at, 'a term has no name.')
  elseif not zh:find('%S') then
    report.complain(at, 'the term “' .. name .. '” has no Chinese: zh="…".')
  end
  span.attributes = { name = name, zh = zh, at = at }
  return span
end

local function symbol(span)
  local at = place(span, 'symbol')
  local math = #span.content == 1 and span.content[1].t == 'Math' and span.content[1].text
  local means, scope = span.attributes.means or '', span.attributes.scope or 'chapter'
  if not math then
    report.complain(at, 'a symbol is one formula: [$C$]{.symbol means="…"}, not “' .. written(span) .. '”.')
  elseif not means:find('%S') then
    report.complain(at, 'the symbol “' .. math .. '” has no meaning: means="…".')
  elseif not scopes[scope] then
    report.complain(at, 'the scope of a symbol is book, chapter or section, not “' .. scope .. '”.')
  end
  marks.symbols = marks.symbols + 1
  span.identifier = 'symbol-' .. marks.symbols
  span.attributes = { tex = (math or ''):gsub('%s+', ' '), means = means, scope = scope, at = at }
  return span
end

--- Gives every mark of a page its id; answers the page, and a row for each term and each symbol.
function marks.document(document, page)
  seen, marks.symbols = {}, 0
  document = document:walk {
    Span = function(span)
      if span.classes:includes('term') then return term(span) end
      if span.classes:includes('symbol') then return symbol(span) end
    end,
  }
  local terms, symbols = {}, {}
  walk.page(document, function(block, at)
    if block.t == 'Div' then return end
    local section = at.section
    block:walk {
      Span = function(span)
        local mark = span.attributes
        if span.classes:includes('term') then
          table.insert(terms, { mark.name, mark.zh, page, span.identifier, section.number, section.title, mark.at })
        elseif span.classes:includes('symbol') then
          table.insert(symbols, { mark.tex, html.inlines(span.content), html.inlines(markdown.inlines(mark.means)),
            mark.scope, page, span.identifier, section.number, section.title, at.top.id, mark.at })
        end
      end,
    }
  end)
  return document, terms, symbols
end

--- A mark as the page shows it; nil for a span of another kind.
function marks.dress(span)
  local element = span.classes:includes('term') and 'dfn' or span.classes:includes('symbol') and 'span'
  if not element then return nil end
  local content = pandoc.Inlines { html.inline('<' .. element .. ' id="' .. html.escape(span.identifier) .. '">') }
  content:extend(span.content)
  content:insert(html.inline('</' .. element .. '>'))
  return content
end

return marks
