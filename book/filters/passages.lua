--- After the second pass: the plain text of every section and every exercise, from the pages as they stand.
---
--- Metadata: `work`, the folder of the passes; `pages`, the pages.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local files = require 'files'
local plaintext = require 'plaintext'

local function heading(inner)
  local number = inner:match('<span class="number">(.-)</span>') or ''
  return number, plaintext((inner:gsub('<span class="number">.-</span>', '')))
end

--- A row for each section and exercise of a page: page, id, number, title, kind, text.
local function passages(work, page)
  local rows = {}
  local source = files.read(work .. '/' .. page .. '.html')
  local file = page .. '.html'
  local main = source:match('<main.->(.*)<nav class="turn"') or ''
  main = main:gsub('<p class="chapter">.-</p>', '', 1):gsub('<h1>.-</h1>', '', 1)
  local held = {}
  main = main:gsub('<section class="exercise" id="([^"]*)"(.-)</section>', function(id, inner)
    local number = inner:match('Exercise\u{a0}([%d.]+)') or ''
    local title = inner:match('<span class="name">(.-)</span>') or ''
    local rest = ('<section ' .. inner):gsub('<p class="head".-</p>', '', 1)
    table.insert(held, { file, id, number, plaintext(title), 'exercise', plaintext(rest) })
    return ''
  end)
  local title = source:match('<h1>(.-)</h1>') or ''
  local number = source:match('<p class="chapter">Chapter ([%d]+)</p>') or ''
  local from, id, kind = 1, '', 'chapter'
  while true do
    local first, last, attributes, inner = main:find('<h[23]([^>]*)>(.-)</h[23]>', from)
    local text = plaintext(main:sub(from, (first or #main + 1) - 1))
    if id ~= 'references' then table.insert(rows, { file, id, number, plaintext(title), kind, text }) end
    if not first then break end
    id, kind = attributes:match('id="([^"]*)"') or '', 'section'
    number, title = heading(inner)
    from = last + 1
  end
  for _, row in ipairs(held) do table.insert(rows, row) end
  return rows
end

function Pandoc(document)
  local work = pandoc.utils.stringify(document.meta.work)
  local rows = {}
  for page in pandoc.utils.stringify(document.meta.pages):gmatch('%S+') do
    for _, row in ipairs(passages(work, page)) do table.insert(rows, row) end
  end
  files.update(work .. '/passages.tsv', rows)
  return pandoc.Pandoc {}
end
