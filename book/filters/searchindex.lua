--- Writes the index of the search: a script that holds the text of every section, exercise and named statement.
---
--- Metadata: `work`, the folder of the passes, where the script is put.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local contents = require 'contents'
local files = require 'files'
local json = require 'json'
local labels = require 'labels'
local plaintext = require 'plaintext'

local function capitalized(word) return word:sub(1, 1):upper() .. word:sub(2) end

--- What stands in front of the title of a result, such as “Exercise 2.1”.
local function head(kind, number)
  if kind == 'section' then return number end
  if kind == 'chapter' then return number ~= '' and 'Chapter ' .. number or '' end
  local name = kind == 'exercise' and 'Exercise' or capitalized(labels.kinds[labels.prefixOfClass[kind]].name)
  return name .. ' ' .. number
end

function Pandoc(document)
  local work = pandoc.utils.stringify(document.meta.work)
  local pages, indexOf = {}, {}
  for _, page in ipairs(contents.load(work .. '/contents.tsv')) do
    indexOf[page.file] = #pages
    table.insert(pages, { page.file, page.number, plaintext(page.title) })
  end
  local entries = {}
  for _, row in ipairs(files.rows(work .. '/passages.tsv')) do
    local page, id, number, title, kind, text = table.unpack(row)
    table.insert(entries, { indexOf[page], id, head(kind, number), title, text or '' })
  end
  for _, row in ipairs(files.rows(work .. '/register.tsv')) do
    local class, id, number, page, title = table.unpack(row)
    if labels.prefixOfClass[class] and class ~= 'figure' and class ~= 'table' and title ~= '' then
      table.insert(entries, { indexOf[page], id, head(class, number), plaintext(title), '' })
    end
  end
  local terms = {}
  for _, row in ipairs(files.rows(work .. '/terms.tsv')) do
    local name, zh, page, id, number = table.unpack(row)
    table.insert(terms, { indexOf[page], id, number, name, zh })
  end
  files.write(work .. '/search.js', 'globalThis.bookIndex = {\n"pages": ' .. json.lines(pages) .. ',\n"entries": '
    .. json.lines(entries) .. ',\n"terms": ' .. json.lines(terms) .. '\n};\n')
  return pandoc.Pandoc {}
end
