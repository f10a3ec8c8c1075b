--- The look of a table that a program printed: a caption, headers that say what they head, the best in bold.

local html = require 'html'

local tables = {}

local function content(cell)
  local first = cell[1]
  local text = first and html.inlines(first.content) or ''
  return (text:gsub('\u{a0}±\u{a0}[%d.]+', '<span class="spread">%0</span>'))
end

local function row(cells, aligns, element)
  local parts = {}
  for column, cell in ipairs(cells) do
    local text = content(cell)
    -- A corner that heads nothing is no header.
    local isHead = (element == 'th' or column == 1) and text ~= ''
    local scope = isHead and (element == 'th' and ' scope="col"' or ' scope="row"') or ''
    local class = tostring(aligns[column]) == 'AlignRight' and ' class="number"' or ''
    local name = isHead and 'th' or 'td'
    table.insert(parts, '<' .. name .. scope .. class .. '>' .. text .. '</' .. name .. '>')
  end
  return '<tr>' .. table.concat(parts) .. '</tr>'
end

local function tableHTML(element)
  local simple = pandoc.utils.to_simple_table(element)
  local rows = {}
  for _, cells in ipairs(simple.rows) do table.insert(rows, row(cells, simple.aligns, 'td')) end
  return '<table>\n<thead>' .. row(simple.headers, simple.aligns, 'th') .. '</thead>\n<tbody>\n'
    .. table.concat(rows, '\n') .. '\n</tbody>\n</table>'
end

--- A numbered table in a frame that scrolls by itself where the page is narrow.
function tables.dress(div)
  local id, name = html.escape(div.identifier), div.attributes.name
  local grid = tableHTML(div.content[2])
  local caption = pandoc.Inlines { html.inline('<a class="label" href="#' .. id .. '">Table\u{a0}'
    .. div.attributes.number .. (name and '</a> <span class="name">(' .. html.escape(name) .. ').</span> '
    or '.</a> ')) }
  caption:extend(div.content[1].content)
  local notes = {}
  if grid:find('class="best"', 1, true) then table.insert(notes, 'The best is bold.') end
  if div.attributes.measured then table.insert(notes, 'Measured on the machine that built this book.') end
  if #notes > 0 then
    caption:insert(html.inline(' <span class="measured">' .. table.concat(notes, ' ') .. '</span>'))
  end
  return pandoc.Blocks {
    html.block('<figure class="printed" id="' .. id .. '"><figcaption>'), pandoc.Plain(caption),
    html.block('</figcaption><div class="table">' .. grid .. '</div></figure>'),
  }
end

return tables
