--- Writes what references lead to, as pieces of the finished pages, into a script that a page loads when
--- the first of them is to be shown.
---
--- Metadata: `work`, the folder of the passes; `pages`, the pages.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local contents = require 'contents'
local files = require 'files'
local json = require 'json'
local labels = require 'labels'

--- The element whose opening tag begins at a place in the page, to its end.
local function element(page, first)
  local name = page:match('^<(%a%w*)', first)
  local depth, position = 0, first
  while true do
    local from, to, closing, tag = page:find('<(/?)(' .. name .. ')%f[%W][^>]*>', position)
    if not from then return nil end
    depth = depth + (closing == '/' and -1 or 1)
    position = to + 1
    if depth == 0 then return page:sub(first, to) end
  end
end

--- Takes every element away whose opening tag matches, with all that is in it.
local function without(text, pattern)
  while true do
    local first = text:find(pattern)
    local whole = first and element(text, first)
    if not whole then return text end
    text = text:sub(1, first - 1) .. text:sub(first + #whole)
  end
end

--- A piece of a page that may stand in another: no links, no controls, no ids, no source of formulas.
local function clean(text)
  text = text:gsub('<annotation.-</annotation>', '')
  for _, pattern in ipairs { '<button[%s>]', '<script[%s>]', '<details[%s>]', '<a class="permalink"',
    '<p class="used"', '<span class="cited"' } do
    text = without(text, pattern)
  end
  text = text:gsub('<svg.-</svg>', function(svg)
    return (svg:gsub('(["#])figure%-', '%1preview-figure-'):gsub(' aria%-labelledby="[^"]*"', ''))
  end)
  text = text:gsub('<a class="(%a+)"[^>]*>', '<span class="%1">'):gsub('<a%s[^>]*>', '<span>'):gsub('</a>', '</span>')
  text = text:gsub(' id="([^"]*)"', function(id)
    if id:find('^preview%-figure%-') then return nil end
    return ''
  end)
  text = text:gsub(' aria%-[%a]+="[^"]*"', function(attribute)
    if attribute:find('labelledby') or attribute:find('controls') then return '' end
  end)
  text = text:gsub(' xmlns="http://www.w3.org/1998/Math/MathML"', ''):gsub('</?semantics>', '')
  return (text:gsub('%s+', ' '))
end

--- The first paragraph after a place, and before the next heading.
local function paragraph(page, from)
  local heading = page:find('<h[2-6][%s>]', from) or #page
  local first = page:find('<p[%s>]', from)
  while first and first < heading do
    local whole = element(page, first)
    if not whole:find('^<p class=') then return whole end
    first = page:find('<p[%s>]', first + #whole)
  end
  return ''
end

local function section(page, first)
  local heading = element(page, first)
  local inner = heading:gsub('^<h%d[^>]*>', ''):gsub('</h%d>$', '')
  return '<p class="head">' .. inner .. '</p>' .. paragraph(page, first + #heading)
end

local function exercise(page, first)
  local head = page:find('<p class="head"', first)
  local whole = element(page, head)
  return whole .. paragraph(page, head + #whole)
end

--- The paragraph or the item that a mark stands in.
local function around(page, first)
  local best
  for _, name in ipairs { 'p', 'li' } do
    local before = page:sub(math.max(1, first - 8000), first - 1)
    local from = before:match('.*()<' .. name .. '[%s>]')
    local start = from and math.max(1, first - 8000) + from - 1
    local whole = start and element(page, start)
    if whole and start + #whole > first and (not best or #whole < #best) then best = whole end
  end
  -- An item alone has no list around it.
  return best and best:gsub('^<li([%s>].*)</li>$', '<div%1</div>')
end

--- What a page shows of an id, or nil for an id that no reference names.
local function piece(page, first, id)
  local prefix = id:match('^(%a+):')
  if page:find('^<h[2-6]', first) then return section(page, first) end
  if prefix == 'ex' then return exercise(page, first) end
  if prefix == 'term' or id:find('^symbol%-%d+$') then return around(page, first) end
  if prefix and labels.kinds[prefix] or id:find('^ref%-') then return element(page, first) end
  for class in pairs(labels.prefixOfClass) do
    if id:find('^' .. class .. '%-[%d.]+$') then return element(page, first) end
  end
end

--- A figure without its picture, which the script finds in the page, unless another page refers to it.
local function slim(text, id, isReferredTo)
  if isReferredTo or not id:find('^fig') then return text end
  local first = text:find('<div class="picture"')
  local picture = first and element(text, first)
  if not picture then return text end
  return text:sub(1, first - 1) .. '<div class="picture"></div>' .. text:sub(first + #picture)
end

--- The labels that each page has and another page refers to.
local function referredTo(work, wanted)
  local result = {}
  for page in pairs(wanted) do
    for _, row in ipairs(files.rows(work .. '/' .. page:gsub('html$', 'used'))) do
      if row[2] ~= page then result[page .. '#' .. row[1]] = true end
    end
  end
  return result
end

local function pieces(page, file, others)
  local main = page:match('<main.->(.*)<nav class="turn"') or ''
  local parts = {}
  for first, tag in main:gmatch('()(<%a[^>]*%sid="[^"]*"[^>]*>)') do
    local id = tag:match('%sid="([^"]*)"')
    local text = piece(main, first, id)
    if text then
      text = slim(text, id, others[file .. '#' .. id])
      table.insert(parts, json.text(id) .. ': ' .. json.text(clean(text)))
    end
  end
  return parts
end

local function opening(page)
  local number = page.number ~= '' and '<span class="label">Chapter ' .. page.number .. '.</span> ' or ''
  local question = page.question ~= '' and '<p class="question">' .. page.question .. '</p>' or ''
  return '<p class="head">' .. number .. page.title .. '</p>' .. question .. page.abstract
end

function Pandoc(document)
  local work = pandoc.utils.stringify(document.meta.work)
  local wanted = {}
  for page in pandoc.utils.stringify(document.meta.pages):gmatch('%S+') do wanted[page .. '.html'] = true end
  local others = referredTo(work, wanted)
  local lines = {}
  for _, page in ipairs(contents.load(work .. '/contents.tsv')) do
    if wanted[page.file] then
      local parts = pieces(files.read(work .. '/' .. page.file), page.file, others)
      table.insert(parts, 1, '"": ' .. json.text(clean(opening(page))))
      table.insert(lines, json.text(page.file) .. ': {\n' .. table.concat(parts, ',\n') .. '\n}')
    end
  end
  files.write(work .. '/previews.js', 'globalThis.bookPreviews = {\n' .. table.concat(lines, ',\n') .. '\n};\n')
  return pandoc.Pandoc {}
end
