--- After the second pass: the plain text of every section and every exercise, from the pages as they stand.
---
--- Metadata: `work`, the folder of the passes; `pages`, the pages.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local files = require 'files'
local escape = require('html').escape
local mathtext = require 'mathtext'

local entities = { lt = '<', gt = '>', amp = '&', quot = '"', nbsp = ' ' }
local silent = { 'svg', 'script', 'style', 'button', 'nav', 'annotation' }
local blocks = { 'p', 'li', 'td', 'th', 'tr', 'div', 'figcaption', 'pre', 'summary', 'dt', 'dd', 'section', 'h%d' }

local function plain(html)
  html = html:gsub('<!%-%-.-%-%->', '')
  for _, name in ipairs(silent) do
    html = html:gsub('<' .. name .. '[%s>].-</' .. name .. '>', '')
  end
  html = html:gsub('<math.-</math>', function(math) return escape(mathtext.of(math)) end)
  html = html:gsub('<a class="permalink".-</a>', '')
  for _, name in ipairs(blocks) do html = html:gsub('<' .. name .. '[%s>]', ' %0'):gsub('</' .. name .. '>', ' ') end
  html = html:gsub('<br>', ' '):gsub('<[^>]*>', '')
  html = html:gsub('&#(%d+);', function(code) return utf8.char(tonumber(code)) end)
  html = html:gsub('&(%a+);', entities):gsub('\u{a0}', ' ')
  return (html:gsub('%s+', ' '):gsub('^ ', ''):gsub(' $', ''))
end

local function heading(inner)
  local number = inner:match('<span class="number">(.-)</span>') or ''
  return number, plain((inner:gsub('<span class="number">.-</span>', '')))
end

--- A row for each section and exercise of a page: page, id, number, title, kind, text.
local function passages(work, page)
  local rows = {}
  local source = files.read(work .. '/' .. page .. '.html')
  local file = page .. '.html'
  local main = source:match('<main.->(.*)<nav class="turn"') or ''
  local held = {}
  main = main:gsub('<section class="exercise" id="([^"]*)"(.-)</section>', function(id, inner)
    local number = inner:match('Exercise\u{a0}([%d.]+)') or ''
    local title = inner:match('<span class="name">(.-)</span>') or ''
    table.insert(held, { file, id, number, plain(title), 'exercise', plain('<section ' .. inner) })
    return ''
  end)
  local title = source:match('<h1>(.-)</h1>') or ''
  local number = source:match('<p class="chapter">Chapter ([%d]+)</p>') or ''
  local from, id, kind = 1, '', 'chapter'
  while true do
    local first, last, level, attributes, inner = main:find('<h([23])([^>]*)>(.-)</h[23]>', from)
    local text = plain(main:sub(from, (first or #main + 1) - 1))
    if id ~= 'references' then table.insert(rows, { file, id, number, plain(title), kind, text }) end
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
