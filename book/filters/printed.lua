--- Tables that a program printed: real ones in the book, each with its number and its caption.

local files = require 'files'
local jsonreader = require 'jsonreader'
local markdown = require 'markdown'
local report = require 'report'

local printed = {}

local superscripts = { ['-'] = '⁻', ['0'] = '⁰', ['1'] = '¹', ['2'] = '²', ['3'] = '³', ['4'] = '⁴', ['5'] = '⁵',
  ['6'] = '⁶', ['7'] = '⁷', ['8'] = '⁸', ['9'] = '⁹' }

--- A power of ten as a book writes it.
local function power(mantissa, exponent)
  local digits = tostring(tonumber(exponent)):gsub('.', superscripts)
  return (mantissa == '1' and '' or mantissa .. '\u{a0}·\u{a0}') .. '10' .. digits
end

--- A cell as a book writes it: a minus for a hyphen, powers of ten, and no break in a number.
local function typeset(cell)
  cell = cell:gsub('([%d.]+)e([-+]?%d+)', power)
  cell = cell:gsub('%-([%d.])', '−%1'):gsub('^%-$', '–')
  return (cell:gsub('(%d) (%d%d%d)', '%1\u{202f}%2'):gsub(' ([%%×±])', '\u{a0}%1'):gsub('([×±<]) ', '%1\u{a0}'))
end

local function cell(text, isBest, isNumber)
  local shown = isNumber and typeset(text) or text
  local content = pandoc.Str(shown)
  if isBest then content = pandoc.Span({ pandoc.Strong { content } }, pandoc.Attr('', { 'best' })) end
  return { pandoc.Plain { content } }
end

--- The table as pandoc knows it.
local function tableOf(piece)
  local best = {}
  for _, pair in ipairs(piece.best) do best[pair[1] .. ',' .. pair[2]] = true end
  local aligns, widths, heads, rows = {}, {}, {}, {}
  for column, heading in ipairs(piece.headings) do
    aligns[column] = piece.numeric[column] and pandoc.AlignRight or pandoc.AlignLeft
    widths[column] = 0
    heads[column] = { pandoc.Plain { pandoc.Str(heading) } }
  end
  for i, row in ipairs(piece.rows) do
    rows[i] = {}
    for column, text in ipairs(row) do
      rows[i][column] = cell(text, best[i - 1 .. ',' .. column - 1], piece.numeric[column])
    end
  end
  return pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligns, widths, heads, rows))
end

--- What a section printed: pieces of text and tables; one piece of text where it printed no table.
function printed.pieces(path)
  local record = files.read(path .. '.json')
  if record then return jsonreader.read(record) end
  local text = files.read(path .. '.txt')
  return text and { { text = text } }
end

--- Whether a text draws a table by a rule under its headings.
function printed.drawsTable(text)
  for _, line in ipairs(files.split(text)) do
    if line:find('^[─ ]+$') and line:find('─  ─') then return true end
  end
  return false
end

local function trim(text) return (text:gsub('^%s*\n', ''):gsub('%s+$', '')) end

--- A line that stands right above a table is the table's name; the text without it, and the name.
local function cutHeading(text)
  if text:find('\n$') or text == '' then return trim(text), nil end
  local before, line = text:match('^(.*)\n([^\n]+)$')
  if not before then before, line = '', text end
  if #line > 90 then return trim(text), nil end
  return trim(before), (line:gsub('[%s:]+$', ''))
end

--- The caption of the `index`th table: the author's, or the section's title.
local function caption(block, index)
  local written = block.attributes[index == 1 and 'caption' or 'caption-' .. index]
  return markdown.inlines(written or block.attributes.title .. '.')
end

local function complainOfCaptions(block, count, place)
  for key in pairs(block.attributes) do
    local index = key == 'caption' and 1 or tonumber(key:match('^caption%-(%d+)$'))
    if index and index > count then
      report.complain(place, 'there is a ' .. key .. ', and the section prints ' .. count .. ' tables.')
    end
  end
end

--- The blocks in place of a block of class output: text, and tables that stand as divs of class table.
function printed.blocks(block, pieces, place)
  local count = 0
  for _, piece in ipairs(pieces) do if piece.rows then count = count + 1 end end
  complainOfCaptions(block, count, place)
  local name, label = block.attributes.section, block.identifier ~= '' and block.identifier
  local result, index, heading = pandoc.Blocks {}, 0, nil
  for i, piece in ipairs(pieces) do
    if piece.rows then
      index = index + 1
      local suffix = index > 1 and '-' .. index or ''
      local attributes = { section = name, name = heading, measured = piece.measured and 'measured' or nil }
      result:insert(pandoc.Div({ pandoc.Plain(caption(block, index)), tableOf(piece) },
        pandoc.Attr((label or 'tab:' .. name) .. suffix, { 'table' }, attributes)))
      heading = nil
    else
      local text = trim(piece.text)
      if pieces[i + 1] and pieces[i + 1].rows then text, heading = cutHeading((piece.text:gsub('^\n+', ''))) end
      if text:find('%S') then
        local attributes = { title = block.attributes.title, measured = piece.measured and 'measured' or nil }
        result:insert(pandoc.CodeBlock(text, pandoc.Attr('', { 'output' }, attributes)))
      end
    end
  end
  return result
end

return printed
