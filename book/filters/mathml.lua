--- Math as MathML, mended where pandoc's spacing is not a mathematician's.

local fences = require 'fences'
local mathtree = require 'mathtree'
local operators = require 'operators'
local report = require 'report'
local xml = require 'xml'

local mathml = {}

local known = {}

--- Columns that meet at a relation, as in `aligned`, are right and left of it, in display style.
local function mendTables(tree)
  mathtree.visit(tree, function(node)
    if node.name == 'mtd' and node.attributes.columnalign then
      xml.set(node, 'class', node.attributes.columnalign)
      xml.set(node, 'style', false)
    elseif node.name == 'mtable' then
      local cell = node[1] and node[1][1]
      if cell and cell.attributes.columnalign == 'right' then
        xml.set(node, 'class', 'aligned')
        xml.set(node, 'displaystyle', 'true')
      end
    end
  end)
end

--- Marks a formula that a phone cannot show on one line, so that it may scroll there.
local function markLong(tree)
  local length = 0
  mathtree.visit(tree, function(node)
    if type(node[1]) == 'string' then length = length + (utf8.len(node[1]) or 0) end
    -- A cell has space on both sides.
    if node.name == 'mtd' then length = length + 1 end
  end)
  if length > 22 then xml.set(tree[1], 'class', 'long') end
end

local function convert(math)
  local document = pandoc.Pandoc { pandoc.Plain { math } }
  local text = pandoc.write(document, 'html', { html_math_method = 'mathml' })
  if not text:find('<math', 1, true) then
    local start = math.text:gsub('^%s+', ''):sub(1, 24)
    report.complain(report.place { start }, 'this math cannot be typeset: ' .. math.text)
    return text
  end
  local tree = xml.parse(text)
  fences.mend(tree, math.text)
  operators.mend(tree)
  mendTables(tree)
  if math.mathtype == 'InlineMath' then markLong(tree) end
  return xml.text(tree)
end

--- The MathML of a Math element.
function mathml.render(math)
  local key = math.mathtype .. math.text
  if not known[key] then known[key] = convert(math) end
  return known[key]
end

return mathml
