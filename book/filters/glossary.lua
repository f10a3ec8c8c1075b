--- Whether the marked terms and symbols of all pages agree with each other.

local report = require 'report'

local glossary = {}

--- Complains of a term that is defined twice.
function glossary.complainOfTerms(rows)
  local first = {}
  for _, row in ipairs(rows) do
    local name, zh, at = row[1], row[2], row[7]
    local key = name:lower()
    if first[key] then
      report.complain(at, 'the term “' .. name .. '” is already defined at ' .. first[key].at
        .. '; another meaning needs a name of its own: key="…".')
    else
      first[key] = { at = at, zh = zh }
    end
  end
end

--- What a symbol's meaning holds in: the whole book, a page, or a section of it.
local function overlap(one, other)
  if one.scope == 'book' or other.scope == 'book' then return true end
  if one.page ~= other.page then return false end
  return one.scope == 'chapter' or other.scope == 'chapter' or one.section == other.section
end

--- Complains of a symbol that has two meanings where both hold.
function glossary.complainOfSymbols(rows)
  local known = {}
  for _, row in ipairs(rows) do
    local symbol = { tex = row[1], means = row[3], scope = row[4], page = row[5], section = row[9], at = row[10] }
    local key = symbol.tex:gsub('%s', '')
    known[key] = known[key] or {}
    for _, other in ipairs(known[key]) do
      if other.means ~= symbol.means and overlap(symbol, other) then
        report.complain(symbol.at, 'the symbol “' .. symbol.tex .. '” means something else at ' .. other.at
          .. '; rename one of them, or say scope="section" at both.')
        break
      end
    end
    table.insert(known[key], symbol)
  end
end

return glossary
