--- First pass over a page: fills it, numbers it, and writes its labels, contents and quotations.
---
--- Metadata: `folder`, the chapter's folder or `preface`; `source`, the Markdown file;
--- `work`, the folder for what the second pass reads.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local box = require 'box'
local divs = require 'divs'
local files = require 'files'
local fill = require 'fill'
local html = require 'html'
local marks = require 'marks'
local number = require 'number'
local prose = require 'prose'
local register = require 'register'
local report = require 'report'
local shape = require 'shape'
local uses = require 'uses'

local function metaHTML(meta)
  if not meta then return '' end
  if pandoc.utils.type(meta) == 'Inlines' then return html.inlines(meta) end
  if pandoc.utils.type(meta) == 'Blocks' then return html.blocks(meta) end
  return html.escape(pandoc.utils.stringify(meta))
end

function Pandoc(document)
  local meta = document.meta
  local folder = pandoc.utils.stringify(meta.folder)
  local source = pandoc.utils.stringify(meta.source)
  local work = pandoc.utils.stringify(meta.work)
  report.source(source)
  if not meta.title then report.complain(source .. ':1', 'the front matter has no title.') end
  divs.check(source)
  local digits = folder:match('^(%d%d)%-')
  local chapterNumber = digits and tostring(tonumber(digits))
  for _, key in ipairs(chapterNumber and { 'question', 'abstract' } or {}) do
    if not meta[key] then report.complain(source .. ':1', 'the front matter has no ' .. key .. '.') end
  end
  local page = folder .. '.html'

  if chapterNumber then
    shape.check(document, source)
    shape.require(document, source)
    box.check(meta, source)
  end
  local written = document.blocks
  local quotes, labels, contents, terms, symbols
  document, quotes = fill.document(document, folder, chapterNumber)
  document, labels, contents = number.document(document, page, chapterNumber)
  document, terms, symbols = marks.document(document, page)
  table.insert(contents, 1, { 1, page, '', chapterNumber or '', metaHTML(document.meta.title),
    metaHTML(document.meta.question or document.meta.subtitle), metaHTML(document.meta.abstract) })
  if chapterNumber then
    table.insert(labels, 1, { 'ch:' .. folder, chapterNumber, page,
      pandoc.utils.stringify(document.meta.title or '') })
  end
  local things = register.of(document, page)
  local references, owners = uses.of(document, page, chapterNumber)
  report.finish()

  document.meta.number = chapterNumber
  if chapterNumber then
    local minutes = box.minutes(written, fill.exercises())
    document.meta.reading, document.meta.solving = tostring(minutes.reading), tostring(minutes.solving)
  end
  files.writeRows(work .. '/' .. folder .. '.quotes', quotes)
  files.writeRows(work .. '/' .. folder .. '.labels', labels)
  files.writeRows(work .. '/' .. folder .. '.contents', contents)
  files.writeRows(work .. '/' .. folder .. '.terms', terms)
  files.writeRows(work .. '/' .. folder .. '.symbols', symbols)
  files.writeRows(work .. '/' .. folder .. '.register', things)
  files.writeRows(work .. '/' .. folder .. '.uses', references)
  files.writeRows(work .. '/' .. folder .. '.owners', owners)
  files.writeRows(work .. '/' .. folder .. '.prose', chapterNumber and prose.sections(written, page) or {})
  return document
end
