--- The keys of book/references.bib and the lines on which their entries begin.

local files = require 'files'

local bibliography = { path = 'book/references.bib' }

function bibliography.lines()
  local lines = {}
  for number, line in ipairs(files.lines(bibliography.path) or {}) do
    local kind, key = line:match('^%s*@(%a+)%s*{%s*([^,%s]+)')
    if key and kind:lower() ~= 'comment' and kind:lower() ~= 'string' then lines[key] = number end
  end
  return lines
end

return bibliography
