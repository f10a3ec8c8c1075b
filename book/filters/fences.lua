--- Parentheses, bars and brackets: their size, their spacing, and the exponents that they carry.

local delimiters = require 'delimiters'
local mathtree = require 'mathtree'
local xml = require 'xml'

local fences = {}

local function encloses(parent, index)
  return mathtree.is(parent[index + 1], 'mtable') or mathtree.is(parent[index - 1], 'mtable')
end

--- All fences outside of matrices, in their order; none keeps space at its sides.
local function collect(tree)
  local found = {}
  mathtree.visit(tree, function(node, parent, index)
    if node.name ~= 'mo' then return end
    if node[1] == '∥' and node.attributes.form then node[1] = '‖' end
    if not delimiters.isFence[node[1]] then return end
    xml.set(node, 'lspace', '0')
    xml.set(node, 'rspace', '0')
    if not encloses(parent, index) then table.insert(found, node) end
  end)
  return found
end

local function agree(written, found)
  if #written ~= #found then return false end
  for i, fence in ipairs(found) do
    if written[i].character ~= fence[1] then return false end
  end
  return true
end

--- Fences grow only where the author said so: by \left and \right, or to a size of their own.
local function mendSizes(found, tex)
  local written = delimiters.read(tex)
  local isOrdered = agree(written, found)
  local mayGrow = tex:find('\\left', 1, true)
  for i, fence in ipairs(found) do
    local size = (fence.attributes.minsize or ''):match('^[%d.]+')
    if size then
      xml.set(fence, 'stretchy', 'true')
      xml.set(fence, 'minsize', size .. 'em')
      xml.set(fence, 'maxsize', size .. 'em')
    elseif isOrdered then
      xml.set(fence, 'stretchy', tostring(written[i].grows))
    elseif not mayGrow then
      xml.set(fence, 'stretchy', 'false')
    end
  end
end

--- Pandoc calls every ‖ closing; the first of two is opening.
local function mendBars(found)
  local isOpen = false
  for _, fence in ipairs(found) do
    if fence[1] == '‖' then
      if not isOpen then xml.set(fence, 'form', 'prefix') end
      isOpen = fence.attributes.form == 'prefix'
    end
  end
end

--- The exponent of `(A)` belongs to the closing fence, as in TeX, unless the fences grow.
local function mendPowers(tree)
  mathtree.visit(tree, function(node)
    local base = node[1]
    local isPower = node.name:find('^ms') and mathtree.scripted[node.name] and mathtree.is(base, 'mrow')
    local close = isPower and base[#base]
    if not mathtree.is(close, 'mo') or close.attributes.form ~= 'postfix'
      or close.attributes.stretchy ~= 'false' then return end
    local power = { name = node.name, attributes = node.attributes, close, node[2], node[3] }
    node.name, node.attributes = 'mrow', { order = {} }
    for i = #node, 1, -1 do node[i] = nil end
    for i = 1, #base - 1 do node[i] = base[i] end
    table.insert(node, power)
  end)
end

--- Mends the fences of a formula that was written as `tex`.
function fences.mend(tree, tex)
  local found = collect(tree)
  mendSizes(found, tex)
  mendBars(found)
  mendPowers(tree)
end

return fences
