--- Second pass over the pages at the end of the book: notation, index, glossary and lists.
---
--- A block of class `notation`, `index`, `glossary` or `list` is filled from what the chapters mark and number.
--- Metadata: `work`, the folder of the passes.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local contents = require 'contents'
local files = require 'files'
local html = require 'html'
local labels = require 'labels'
local report = require 'report'
local termindex = require 'termindex'

local pages, known, work

local function heading(text, id)
  return pandoc.Header(2, pandoc.Inlines { html.inline(text) },
    pandoc.Attr(id, { 'unnumbered' }, { number = '' }))
end

local function link(page, id, text)
  return '<a class="ref" href="' .. page .. (id ~= '' and '#' .. html.escape(id) or '') .. '">' .. text .. '</a>'
end

--- A number, or what stands for it on a page without numbers.
local function shown(number, title, page)
  if number ~= '' then return number end
  if title ~= '' then return title end
  return pages[page].number ~= '' and 'chapter\u{a0}' .. pages[page].number or pages[page].title
end

local function chapterName(page)
  local number = pages[page].number
  return (number ~= '' and 'Chapter ' .. number .. '. ' or '') .. pages[page].title
end

--- References that stayed open in a title, now with their numbers.
local function resolve(text)
  return (text:gsub('@{([^}]*)}', function(key)
    local prefix = labels.prefix(key)
    local target = prefix and known[labels.key(key)]
    if not target then return '' end
    if prefix == 'eq' then return '(' .. target.number .. ')' end
    return labels.kinds[prefix].name .. '\u{a0}' .. target.number
  end))
end

--- Rows by page, in the order of the book.
local function byPage(rows, column)
  local groups, of = {}, {}
  for _, row in ipairs(rows) do
    local page = row[column]
    if not of[page] then
      of[page] = { page = page }
      table.insert(groups, of[page])
    end
    table.insert(of[page], row)
  end
  return groups
end

local function symbolTable(rows, caption)
  local lines = { '<div class="table"><table class="notation">', '<caption>' .. caption .. '</caption>',
    '<thead><tr><th scope="col">Symbol</th><th scope="col">Meaning</th><th scope="col">Introduced in</th></tr></thead>',
    '<tbody>' }
  for _, row in ipairs(rows) do
    local only = row[4] == 'section' and ' <span class="scope">(there only)</span>' or ''
    table.insert(lines, '<tr><td>' .. row[2] .. '</td><td>' .. row[3] .. '</td><td>'
      .. link(row[5], row[6], shown(row[7], row[8], row[5])) .. only .. '</td></tr>')
  end
  table.insert(lines, '</tbody></table></div>')
  return html.block(table.concat(lines, '\n'))
end

local function notation()
  local everywhere, local_ = {}, {}
  local seen = {}
  for _, row in ipairs(files.rows(work .. '/symbols.tsv')) do
    local key = row[1]:gsub('%s', '') .. '\t' .. row[3] .. '\t' .. (row[4] == 'book' and '' or row[5])
    if not seen[key] then table.insert(row[4] == 'book' and everywhere or local_, row) end
    seen[key] = true
  end
  local blocks = pandoc.Blocks {}
  if #everywhere > 0 then
    blocks:extend { heading('In the whole book', 'everywhere'), symbolTable(everywhere, 'Symbols of the whole book') }
  end
  for _, group in ipairs(byPage(local_, 5)) do
    local name = chapterName(group.page)
    blocks:extend { heading(name, 'in-' .. group.page:gsub('%.html$', '')), symbolTable(group, 'Symbols of this chapter') }
  end
  return blocks
end

local function index()
  local lines = { '<ul class="index">' }
  for _, term in ipairs(termindex.load(work)) do
    local places = {}
    for _, place in ipairs(term.places) do
      table.insert(places, link(place.page, place.id, shown(place.number, place.title, place.page)))
    end
    local others = #places == 0 and '' or #places <= 12 and ' · ' .. table.concat(places, ', ')
      or '<details class="places"><summary>' .. #places .. ' more places</summary> ' .. table.concat(places, ', ')
      .. '</details>'
    table.insert(lines, '<li><span class="entry">' .. html.escape(term.name) .. '</span> <strong>'
      .. link(term.page, term.id, shown(term.number, term.title, term.page)) .. '</strong>' .. others .. '</li>')
  end
  table.insert(lines, '</ul>')
  return { html.block(table.concat(lines, '\n')) }
end

local function glossary()
  local lines = { '<div class="table"><table class="glossary">', '<caption>Terms in English and Chinese</caption>',
    '<thead><tr><th scope="col">English</th><th scope="col" lang="zh">中文</th><th scope="col">Defined in</th></tr></thead>',
    '<tbody>' }
  for _, term in ipairs(termindex.load(work)) do
    table.insert(lines, '<tr><th scope="row">' .. html.escape(term.name) .. '</th><td lang="zh">' .. html.escape(term.zh)
      .. '</td><td>' .. link(term.page, term.id, shown(term.number, term.title, term.page)) .. '</td></tr>')
  end
  table.insert(lines, '</tbody></table></div>')
  return { html.block(table.concat(lines, '\n')) }
end

local function stars(level)
  local count = tonumber(level)
  if not count then return '' end
  return ' <span class="level" role="img" aria-label="Level ' .. count .. ' of 3">' .. string.rep('★', count) .. '</span>'
end

--- A list of what is numbered; a word for each chapter, and a link for each thing.
local function list(div)
  local wanted, isAny = {}, false
  for class in (div.attributes.of or ''):gmatch('%S+') do
    local isKind = class == 'exercise' or labels.prefixOfClass[class]
    if not isKind then
      report.complain(report.attribute('of', div.attributes.of), 'nothing that is numbered is called “' .. class .. '”.')
    end
    wanted[class], isAny = true, true
  end
  if not isAny then report.complain(report.place { '.list' }, 'a list says what it lists: of="theorem lemma".') end
  local rows = {}
  for _, row in ipairs(files.rows(work .. '/register.tsv')) do
    if wanted[row[1]] then table.insert(rows, row) end
  end
  local lines = {}
  for _, group in ipairs(byPage(rows, 4)) do
    table.insert(lines, '<h3>' .. chapterName(group.page) .. '</h3>')
    table.insert(lines, '<ul class="listed">')
    for _, row in ipairs(group) do
      local name = labels.kinds[labels.prefixOfClass[row[1]] or 'ex'].name
      name = name:sub(1, 1):upper() .. name:sub(2)
      local title = row[5] ~= '' and resolve(row[5]) or '<span class="where">in ' .. shown(row[6], '', row[4]) .. ' '
        .. row[7] .. '</span>'
      table.insert(lines, '<li>' .. link(row[4], row[2], name .. '\u{a0}' .. row[3]) .. ' ' .. title
        .. stars(row[8]) .. '</li>')
    end
    table.insert(lines, '</ul>')
  end
  if #lines == 0 then table.insert(lines, '<p>There is none in this book.</p>') end
  return { html.block(table.concat(lines, '\n')) }
end

local makers = { notation = notation, index = index, glossary = glossary, list = list }

function Pandoc(document)
  work = pandoc.utils.stringify(document.meta.work)
  report.source(pandoc.utils.stringify(document.meta.source))
  known = labels.load(work .. '/labels.tsv')
  pages = {}
  for _, page in ipairs(contents.load(work .. '/contents.tsv')) do pages[page.file] = page end
  document.blocks = document.blocks:walk {
    Div = function(div)
      for class, make in pairs(makers) do
        if div.classes:includes(class) then return make(div) end
      end
    end,
  }
  report.finish()
  return document
end
