--- Numbers headings, theorems, equations and figures of one page, in the order in which they stand.

local html = require 'html'
local labels = require 'labels'
local measure = require 'measure'
local report = require 'report'

local number = {}

local page

--- The next number of a counter: "2.3" in chapter 2, "3" on a page without a number.
local function count(counter)
  page.counters[counter] = (page.counters[counter] or 0) + 1
  local index = tostring(page.counters[counter])
  return page.number and page.number .. '.' .. index or index
end

local function declare(label, shown, title)
  table.insert(page.labels, { label, shown, page.file, title or '' })
end

--- Complains where a label does not start with the prefix of what carries it.
local function hasPrefix(label, prefix)
  if label == '' then return false end
  if label:match('^(%a+):') == prefix then return true end
  report.complain(report.place { '#' .. label },
    'the label “' .. label .. '” must start with “' .. prefix .. ':”.')
  return false
end

local function headingNumber(header)
  if header.classes:includes('unnumbered') or not page.number then return '' end
  local levels = page.headings
  levels[header.level] = (levels[header.level] or 0) + 1
  for level = header.level + 1, 6 do levels[level] = 0 end
  local parts = { page.number }
  for level = 2, header.level do table.insert(parts, tostring(levels[level] or 0)) end
  return table.concat(parts, '.')
end

local function heading(header)
  local text = pandoc.utils.stringify(header)
  if header.level == 1 then
    report.complain(report.place { '# ' .. text },
      'the title stands in the front matter; sections begin with “##”.')
    return nil
  end
  if header.level > (page.level or 1) + 1 then
    report.complain(report.place { text }, 'this heading skips a level.')
  end
  page.level = header.level
  local shown = headingNumber(header)
  header.attributes.number = shown
  if header.identifier:match('^sec:') then declare(header.identifier, shown, text) end
  if header.level <= 3 then
    table.insert(page.contents, { header.level, page.file, header.identifier, shown,
      html.inlines(header.content) })
  end
  return header
end

--- “Proof.”, or “Proof of Theorem 2.1.” where the proof names what it proves.
local function proof(div)
  if measure.isLongProof(div.content) then div.classes:insert('long') end
  local head = pandoc.Inlines { pandoc.Str('Proof') }
  if div.attributes.of then
    local citation = pandoc.Citation(div.attributes.of, 'AuthorInText')
    head:extend { pandoc.Space(), pandoc.Str('of'), pandoc.Space(),
      pandoc.Cite({ pandoc.Str('@' .. div.attributes.of) }, { citation }) }
  end
  head:insert(pandoc.Str('.'))
  local content = pandoc.Inlines { pandoc.Emph(head), pandoc.Space() }
  local first = div.content[1]
  if first and first.t == 'Para' then
    content:extend(first.content)
    div.content[1] = pandoc.Para(content)
  else
    div.content:insert(1, pandoc.Para(content))
  end
  div.attributes.of = nil
  return div
end

local function block(div)
  if div.classes:includes('proof') then return proof(div) end
  if div.classes:includes('exercise') then
    declare(div.identifier, div.attributes.number, div.attributes.title)
    return div
  end
  for _, class in ipairs(div.classes) do
    local prefix = labels.prefixOfClass[class]
    if prefix then
      local kind = labels.kinds[prefix]
      div.attributes.number = count(kind.counter)
      if hasPrefix(div.identifier, prefix) then
        declare(div.identifier, div.attributes.number, div.attributes.name)
      else
        div.identifier = class .. '-' .. div.attributes.number
      end
      return div
    end
  end
end

--- The label that stands behind displayed math, `$$ … $$ {#eq:normal}`, and where it ends.
local function equationLabel(inlines, index)
  local after = index + 1
  local gap = inlines[after]
  if gap and (gap.t == 'Space' or gap.t == 'SoftBreak') then after = after + 1 end
  local text = inlines[after]
  if not text or text.t ~= 'Str' then return nil end
  local label, rest = text.text:match('^{#([^}]*)}(.*)$')
  return label, after, rest
end

--- Puts displayed math, with its label, into a span of class equation.
local function equations(inlines)
  local result = pandoc.Inlines {}
  local index = 1
  while index <= #inlines do
    local inline = inlines[index]
    if inline.t == 'Math' and inline.mathtype == 'DisplayMath' then
      local label, last, rest = equationLabel(inlines, index)
      local span = pandoc.Span({ inline }, pandoc.Attr(label or '', { 'equation' }))
      if label and hasPrefix(label, 'eq') then
        span.attributes.number = count('equation')
        declare(label, span.attributes.number)
      end
      result:insert(span)
      if label and rest ~= '' then result:insert(pandoc.Str(rest)) end
      index = label and last or index
    else
      result:insert(inline)
    end
    index = index + 1
  end
  return result
end

local function inlines(list)
  for _, inline in ipairs(list) do
    local isDisplay = inline.t == 'Math' and inline.mathtype == 'DisplayMath'
    if isDisplay then return equations(list), false end
  end
end

--- Numbers the document; answers it with its labels and its contents.
function number.document(document, file, chapterNumber)
  page = {
    file = file, number = chapterNumber, counters = {}, headings = {}, labels = {}, contents = {},
  }
  document.blocks = document.blocks:walk {
    traverse = 'topdown', Header = heading, Div = block, Inlines = inlines,
  }
  return document, page.labels, page.contents
end

return number
