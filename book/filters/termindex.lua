--- The terms of the book in the order of the alphabet, each with all sections that use it.

local files = require 'files'

local termindex = {}

local blank = string.rep('\0', 4)

--- Finds a word or its plural in a text, and takes it away, so that “norm” is not found in “spectral norm”.
local function take(text, word)
  local pattern = '%f[%w]' .. word:gsub('%p', '%%%0'):gsub('%s+', '[%%s-]+') .. 's?%f[^%w]'
  local rest, count = text:gsub(pattern, blank)
  return rest, count
end

--- All terms: name, zh, page, id, number and title of the section that defines it, and its places.
function termindex.load(work)
  local terms = {}
  for _, row in ipairs(files.rows(work .. '/terms.tsv')) do
    table.insert(terms, { name = row[1], zh = row[2], page = row[3], id = row[4], number = row[5], title = row[6],
      places = {} })
  end
  local longestFirst = { table.unpack(terms) }
  table.sort(longestFirst, function(a, b)
    if #a.name ~= #b.name then return #a.name > #b.name end
    return a.name < b.name
  end)
  for _, row in ipairs(files.rows(work .. '/passages.tsv')) do
    local page, id, number, title, kind, text = table.unpack(row)
    text = ' ' .. (title .. ' ' .. (text or '')):lower() .. ' '
    for _, term in ipairs(longestFirst) do
      local count
      text, count = take(text, term.name:lower())
      local defines = page == term.page and number == term.number
      if count > 0 and kind == 'section' and not defines then
        table.insert(term.places, { page = page, id = id, number = number, title = title })
      end
    end
  end
  table.sort(terms, function(a, b) return a.name:lower() < b.name:lower() end)
  return terms
end

return termindex
