--- A formula as a line of text, for search and snippets: σ₁ ≥ σ₂, √(a + b), a/(b + c), V_(k+1).

local xml = require 'xml'

local mathtext = {}

local lower, upper = {}, {}
local function scripts(table_, plain, small)
  local shown = {}
  for _, code in utf8.codes(small) do table.insert(shown, utf8.char(code)) end
  local i = 0
  for _, code in utf8.codes(plain) do
    i = i + 1
    table_[utf8.char(code)] = shown[i]
  end
end
scripts(lower, '0123456789+−aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')
scripts(upper, '0123456789+−T𝖳ink⊤', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀᵀⁱⁿᵏᵀ')

local spaced = {}
for _, code in utf8.codes('=≤≥≈≠<>∈≪≫→↦←⊂⊆:∼≡') do spaced[utf8.char(code)] = true end

local text

local function children(node, from)
  local parts = {}
  for i = from or 1, #node do table.insert(parts, text(node[i])) end
  return table.concat(parts)
end

--- In parentheses where it is more than one sign.
local function grouped(words)
  return utf8.len(words) == 1 and words or '(' .. words .. ')'
end

--- A script in small letters where all of it has them.
local function script(words, small, mark)
  local parts = {}
  for _, code in utf8.codes(words) do
    local letter = small[utf8.char(code)]
    if not letter then return mark .. grouped(words) end
    table.insert(parts, letter)
  end
  return table.concat(parts)
end

local function isAccent(words) return utf8.len(words) == 1 and not words:find('^[%w∗]') and words ~= '' end

function text(node)
  if type(node) == 'string' then
    local plain = node:gsub('&lt;', '<'):gsub('&gt;', '>'):gsub('&amp;', '&')
    return plain
  end
  local name = node.name
  if name == 'annotation' then return '' end
  if name == 'mfrac' then return grouped(text(node[1])) .. '/' .. grouped(text(node[2])) end
  if name == 'msqrt' then return '√' .. grouped(children(node)) end
  if name == 'mroot' then return '√' .. grouped(text(node[1])) end
  if name == 'msub' or name == 'munder' then return text(node[1]) .. script(text(node[2]), lower, '_') end
  if name == 'msup' then return text(node[1]) .. script(text(node[2]), upper, '^') end
  if name == 'msubsup' or name == 'munderover' then
    return text(node[1]) .. script(text(node[2]), lower, '_') .. script(text(node[3]), upper, '^')
  end
  if name == 'mover' then
    local over = text(node[2])
    return isAccent(over) and text(node[1]) or text(node[1]) .. script(over, upper, '^')
  end
  if name == 'mtr' then return children(node) .. '; ' end
  if name == 'mtd' then return children(node) .. ' ' end
  if name == 'mo' then
    local words = children(node)
    return spaced[words] and ' ' .. words .. ' ' or words
  end
  if name == 'mspace' then return ' ' end
  return children(node)
end

--- The line of a formula that stands in a page.
function mathtext.of(math)
  local words = text(xml.parse(math)):gsub('%s+', ' '):gsub('; *$', '')
  return words
end

return mathtext
