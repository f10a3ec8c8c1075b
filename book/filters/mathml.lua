--- Math as MathML, mended where pandoc's spacing is not a mathematician's.

local delimiters = require 'delimiters'
local report = require 'report'
local xml = require 'xml'

local mathml = {}

local known = {}

local scripted = {
  msub = true, msup = true, msubsup = true, munder = true, mover = true, munderover = true,
}

local function isElement(node, name)
  return type(node) == 'table' and node.name == name
end

--- Visits a node and all below it with its parent and its place there.
local function visit(node, action, parent, index)
  if type(node) == 'string' or node.name == 'annotation' then return end
  action(node, parent, index)
  for i, child in ipairs(node) do visit(child, action, node, i) end
end

local function space(operator, left, right)
  xml.set(operator, 'lspace', left)
  xml.set(operator, 'rspace', right)
end

local function encloses(parent, index)
  return isElement(parent[index + 1], 'mtable') or isElement(parent[index - 1], 'mtable')
end

--- All fences outside of matrices, in their order.
local function fences(tree)
  local found = {}
  visit(tree, function(node, parent, index)
    if node.name ~= 'mo' then return end
    if node[1] == '∥' and node.attributes.form then node[1] = '‖' end
    if not delimiters.isFence[node[1]] then return end
    space(node, '0', '0')
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

--- Fences have no space at their sides, and grow only where the author said so.
local function mendFences(tree, tex)
  local found, written = fences(tree), delimiters.read(tex)
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
local function mendBars(tree)
  local isOpen = false
  for _, fence in ipairs(fences(tree)) do
    if fence[1] == '‖' then
      if not isOpen then xml.set(fence, 'form', 'prefix') end
      isOpen = fence.attributes.form == 'prefix'
    end
  end
end

--- The exponent of `(A)` belongs to the closing fence, as in TeX, unless the fences grow.
local function mendPowers(tree)
  visit(tree, function(node)
    local base = node[1]
    if not scripted[node.name] or not node.name:find('^ms') or not isElement(base, 'mrow') then return end
    local close = base[#base]
    if not isElement(close, 'mo') or close.attributes.form ~= 'postfix'
      or close.attributes.stretchy ~= 'false' then return end
    local power = { name = node.name, attributes = node.attributes, close, node[2], node[3] }
    node.name, node.attributes = 'mrow', { order = {} }
    for i = #node, 1, -1 do node[i] = nil end
    for i = 1, #base - 1 do node[i] = base[i] end
    table.insert(node, power)
  end)
end

--- The first leaf that a reader meets in a node.
local function firstLeaf(node)
  while type(node) == 'table' and type(node[1]) == 'table' do node = node[1] end
  return node
end

local large = { ['∑'] = true, ['∏'] = true, ['∫'] = true, ['⋃'] = true, ['⋂'] = true, ['⨁'] = true }

--- The operator at the heart of a node: ∑ of a sum with its limits.
local function core(node)
  while type(node) == 'table' and scripted[node.name] do node = node[1] end
  return node
end

--- Names and large operators: no space before a fence or after a relation, a thin one by a term.
local function mendOperators(tree)
  visit(tree, function(node, parent, index)
    if parent == nil or scripted[parent.name] and index == 1 then return end
    local operator = core(node)
    local isNamed = isElement(operator, 'mo') and (operator[1] or ''):find('^%a%a')
    if not isNamed and not (isElement(operator, 'mo') and large[operator[1]]) then return end
    local before, after = parent[index - 1], firstLeaf(parent[index + 1])
    local follows = before and (before.name ~= 'mo' or before.attributes.form == 'postfix')
    local isFence = isElement(after, 'mo') and delimiters.isFence[after[1]]
    local isClose = isNamed and node == operator and (not after or isFence)
    space(operator, follows and '0.1667em' or '0', isClose and '0' or '0.1667em')
  end)
end

local signs = { ['−'] = true, ['-'] = true, ['+'] = true, ['±'] = true, ['∓'] = true }

--- A sign in front of a term stands close to it, wherever pandoc put it.
local function mendSigns(tree)
  visit(tree, function(node, parent, index)
    if node.name ~= 'mo' or not signs[node[1]] or scripted[parent.name] then return end
    local before = parent[index - 1]
    local isAfterTerm = before and (before.name ~= 'mo' or before.attributes.form == 'postfix')
    if not isAfterTerm and parent[index + 1] then
      xml.set(node, 'form', 'prefix')
      space(node, '0', '0')
    end
  end)
end

--- Columns that meet at a relation, as in `aligned`, are right and left of it, in display style.
local function mendTables(tree)
  visit(tree, function(node, parent, index)
    if node.name ~= 'mtable' then return end
    local row = node[1]
    local isAligned = row and row[1] and row[1].attributes.columnalign == 'right'
    if isAligned then
      xml.set(node, 'class', 'aligned')
      xml.set(node, 'displaystyle', 'true')
    end
  end)
  visit(tree, function(node)
    if node.name == 'mtd' and node.attributes.columnalign then
      xml.set(node, 'class', node.attributes.columnalign)
    end
  end)
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
  mendFences(tree, math.text)
  mendBars(tree)
  mendPowers(tree)
  mendOperators(tree)
  mendSigns(tree)
  mendTables(tree)
  mendScripts(tree)
  return xml.text(tree)
end

--- The MathML of a Math element.
function mathml.render(math)
  local key = math.mathtype .. math.text
  if not known[key] then known[key] = convert(math) end
  return known[key]
end

return mathml
