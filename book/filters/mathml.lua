--- Math as MathML, mended where pandoc's spacing is not a mathematician's.

local report = require 'report'

local mathml = {}

local known = {}

local function convert(math)
  local document = pandoc.Pandoc { pandoc.Plain { math } }
  local text = pandoc.write(document, 'html', { html_math_method = 'mathml' })
  if not text:find('<math', 1, true) then
    local start = math.text:gsub('^%s+', ''):sub(1, 24)
    report.complain(report.place { start }, 'this math cannot be typeset: ' .. math.text)
  end
  return text
end

--- Norm bars are U+2016, and no fence has space at its sides.
local function fences(text)
  text = text:gsub('(<mo[^>]*form="%l+"[^>]*>)∥(</mo>)', '%1‖%2')
  for _, fence in ipairs { '‖', '|', '%(', '%)', '%[', '%]', '{', '}', '⟨', '⟩', '⌈', '⌉', '⌊', '⌋' } do
    text = text:gsub('<mo([^>]*)>(' .. fence .. ')</mo>', '<mo lspace="0" rspace="0"%1>%2</mo>')
  end
  return text
end

--- Named operators: no space before a fence or after a relation, a thin space elsewhere.
local function operators(text)
  text = text:gsub('()<mo>(%a[%a%s]+)</mo>()', function(first, name, last)
    local before, after = text:sub(1, first - 1), text:sub(last)
    local follows = before:find('</m[in]>$') or before:find('</m%l+>$') and not before:find('</mo>$')
    local fenced = after:find('^<mrow><mo lspace="0" rspace="0"') or after:find('^<mo lspace="0"')
      or after:find('^</m')
    local left, right = follows and '0.1667em' or '0', fenced and '0' or '0.1667em'
    return '<mo lspace="' .. left .. '" rspace="' .. right .. '">' .. name .. '</mo>'
  end)
  return text
end

--- The MathML of a Math element.
function mathml.render(math)
  local key = math.mathtype .. math.text
  if not known[key] then known[key] = operators(fences(convert(math))) end
  return known[key]
end

return mathml
