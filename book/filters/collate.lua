--- Between the passes: the labels and the contents of all pages in one table each.
---
--- Complains of a label that two things carry, of a quotable snippet that no page shows, and of terms
--- and symbols that contradict each other.
--- Metadata: `work`, the folder of the first pass; `pages`, the pages in their order.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local box = require 'box'
local files = require 'files'
local glossary = require 'glossary'
local regions = require 'regions'
local report = require 'report'
local uses = require 'uses'

local function gather(work, pages, extension)
  local all = {}
  for _, page in ipairs(pages) do
    for _, row in ipairs(files.rows(work .. '/' .. page .. '.' .. extension)) do
      table.insert(all, row)
    end
  end
  return all
end

local function complainOfDuplicates(rows)
  local count = {}
  for _, row in ipairs(rows) do
    local label = row[1]
    count[label] = (count[label] or 0) + 1
    if count[label] > 1 then
      local name = label:match('^ex:(.+)$')
      local section = label:match('^tab:(.+)$')
      local place = section and report.place({ '#' .. label, 'section="' .. section .. '"', 'section=' .. section },
        count[label]) or name and report.attribute('name', name, count[label], '.exercise')
        or report.place({ '#' .. label }, count[label])
      report.complain(place, 'the label “' .. label .. '” is already taken.')
    end
  end
end

local function complainOfUnquoted(quotes)
  local quoted = {}
  for _, row in ipairs(quotes) do quoted[row[1] .. '#' .. row[2]] = true end
  local found = io.popen("grep -rl '// snippet\\.' Sources solutions exercises 2>/dev/null | sort")
  for path in found:lines() do
    local there = regions.of(path)
    for _, name in ipairs(there.order) do
      if not quoted[path .. '#' .. name] then
        report.complain(path .. ':' .. there[name].line, 'no chapter shows the snippet “' .. name .. '”.')
      end
    end
  end
  found:close()
end

function Pandoc(document)
  local work = pandoc.utils.stringify(document.meta.work)
  local pages = {}
  for page in pandoc.utils.stringify(document.meta.pages):gmatch('%S+') do
    table.insert(pages, page)
    report.source(page:match('^%d') and 'chapters/' .. page .. '/chapter.md' or 'book/' .. page .. '.md')
  end
  local labels = gather(work, pages, 'labels')
  complainOfDuplicates(labels)
  complainOfUnquoted(gather(work, pages, 'quotes'))
  local terms, symbols = gather(work, pages, 'terms'), gather(work, pages, 'symbols')
  glossary.complainOfTerms(terms)
  glossary.complainOfSymbols(symbols)
  report.finish()
  files.update(work .. '/labels.tsv', labels)
  files.update(work .. '/contents.tsv', gather(work, pages, 'contents'))
  local builds = {}
  for _, page in ipairs(pages) do
    local used = files.rows(work .. '/' .. page .. '.uses')
    for _, row in ipairs(box.builds(page, used, labels)) do table.insert(builds, row) end
  end
  files.update(work .. '/builds.tsv', builds)
  files.update(work .. '/terms.tsv', terms)
  files.update(work .. '/symbols.tsv', symbols)
  files.update(work .. '/register.tsv', gather(work, pages, 'register'))
  files.update(work .. '/prose.tsv', gather(work, pages, 'prose'))
  local references, owners = gather(work, pages, 'uses'), gather(work, pages, 'owners')
  for _, page in ipairs(pages) do
    files.update(work .. '/' .. page .. '.used', uses.onto(page .. '.html', labels, references, owners))
  end
  return pandoc.Pandoc {}
end
