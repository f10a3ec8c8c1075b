--- Second pass, before citations are processed: turns references to labels into links.
---
--- What is neither a label nor in the bibliography is an error. Keeps the list of works cited.
--- Metadata: `folder`, `source`, `work`.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local bibliography = require 'bibliography'
local files = require 'files'
local labels = require 'labels'
local report = require 'report'

local here, known, works
local cited = {}

local function complain(key, sentence)
  report.complain(report.place { '@' .. key, '@{' .. key .. '}', '="' .. key .. '"' }, sentence)
end

--- The text of a reference: “Theorem 2.1”, “(2.4)”, “section 2.4”; the number alone after `-@`.
local function wording(prefix, number, citation)
  if prefix == 'eq' then return '(' .. number .. ')' end
  if citation.mode == 'SuppressAuthor' then return number end
  local name = labels.kinds[prefix].name
  if citation.id:find('^%u') then name = name:sub(1, 1):upper() .. name:sub(2) end
  return name .. '\u{a0}' .. number
end

local function link(citation)
  local prefix, key = labels.prefix(citation.id), labels.key(citation.id)
  local target = known[key]
  if not target then
    complain(citation.id, 'there is nothing labeled “' .. key .. '” in the book.')
    return pandoc.Str(key)
  end
  local page = target.page == here and '' or target.page
  local fragment = prefix == 'ch' and '' or '#' .. key
  local address = page .. fragment
  if address == '' then address = '#top' end
  local attributes = target.title ~= '' and { title = target.title } or {}
  return pandoc.Link(wording(prefix, target.number, citation), address, '',
    pandoc.Attr('', { 'ref' }, attributes))
end

--- References one after the other, with the words that the author put around each.
local function links(citations)
  local result = pandoc.Inlines {}
  for i, citation in ipairs(citations) do
    if i > 1 then result:extend { pandoc.Str(','), pandoc.Space() } end
    result:extend(citation.prefix)
    if #citation.prefix > 0 then result:insert(pandoc.Space()) end
    result:insert(link(citation))
    result:extend(citation.suffix)
  end
  return result
end

local function cite(element)
  local mine, theirs = {}, {}
  for _, citation in ipairs(element.citations) do
    table.insert(labels.prefix(citation.id) and mine or theirs, citation)
  end
  for _, citation in ipairs(theirs) do
    if works[citation.id] then
      cited[citation.id] = true
    else
      complain(citation.id, 'book/references.bib has no entry “' .. citation.id .. '”.')
    end
  end
  if #mine == 0 then return nil end
  if #theirs == 0 then return links(mine) end
  local place = report.place({ '@' .. theirs[1].id }, 1, '@' .. mine[1].id)
  report.complain(place, 'a reference and a citation stand in separate brackets.')
end

--- The list of works cited, at the end of the page that cites them.
local function appendReferences(document)
  if next(cited) == nil then return end
  document.blocks:insert(pandoc.Header(2, 'References',
    pandoc.Attr('references', { 'unnumbered' }, { number = '' })))
  document.blocks:insert(pandoc.Div({}, pandoc.Attr('refs')))
end

function Pandoc(document)
  local folder = pandoc.utils.stringify(document.meta.folder)
  local work = pandoc.utils.stringify(document.meta.work)
  here = folder .. '.html'
  known = labels.load(work .. '/labels.tsv')
  works = bibliography.lines()
  report.source(pandoc.utils.stringify(document.meta.source))
  for _, file in ipairs(files.list('exercises/' .. folder)) do
    if file:find('%.md$') then report.source('exercises/' .. folder .. '/' .. file) end
  end
  document = document:walk { Cite = cite }
  report.finish()
  appendReferences(document)
  local rows = {}
  for key in pairs(cited) do table.insert(rows, { key }) end
  table.sort(rows, function(a, b) return a[1] < b[1] end)
  files.writeRows(work .. '/' .. folder .. '.cited', rows)
  return document
end
