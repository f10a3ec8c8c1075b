--- After the second pass: complains of every entry of the bibliography that no page cites.
---
--- Metadata: `work`, the folder of the passes; `pages`, the pages.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local bibliography = require 'bibliography'
local files = require 'files'
local report = require 'report'

function Pandoc(document)
  local work = pandoc.utils.stringify(document.meta.work)
  local cited = {}
  for page in pandoc.utils.stringify(document.meta.pages):gmatch('%S+') do
    for _, row in ipairs(files.rows(work .. '/' .. page .. '.cited')) do cited[row[1]] = true end
  end
  local unused = {}
  for key, line in pairs(bibliography.lines()) do
    if not cited[key] then table.insert(unused, { key = key, line = line }) end
  end
  table.sort(unused, function(a, b) return a.line < b.line end)
  for _, entry in ipairs(unused) do
    report.complain(bibliography.path .. ':' .. entry.line, 'no page cites “' .. entry.key .. '”.')
  end
  report.finish()
  return pandoc.Pandoc {}
end
