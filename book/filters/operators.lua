--- The space around operators, which MathML leaves wider than a mathematician sets it.

local delimiters = require 'delimiters'
local mathtree = require 'mathtree'
local xml = require 'xml'

local operators = {}

local large = { ['∑'] = true, ['∏'] = true, ['∫'] = true, ['⋃'] = true, ['⋂'] = true, ['⨁'] = true }
local signs = { ['−'] = true, ['-'] = true, ['+'] = true, ['±'] = true, ['∓'] = true }
local thin = '0.1667em'

local function space(operator, left, right)
  xml.set(operator, 'lspace', left)
  xml.set(operator, 'rspace', right)
end

--- Whether a node ends a term, so that what follows stands apart from it.
local function isTerm(node)
  return node and (node.name ~= 'mo' or node.attributes.form == 'postfix')
end

--- Newer pandoc writes a name as an identifier that is applied; here it is an operator again.
local function unifyNames(tree)
  mathtree.visit(tree, function(node)
    local name, application = node[1], node[2]
    local isName = node.name == 'mrow' and mathtree.is(name, 'mi') and #node == 2
      and mathtree.is(application, 'mo') and (application[1] == '&#8289;' or application[1] == '\u{2061}')
    if isName then node.name, node[1], node[2] = 'mo', name[1], nil end
    -- pandoc takes the letter for an operator, and sets space around it.
    if node.name == 'mo' and node[1] == 'ℓ' then node.name = 'mi' end
    if node.name == 'mi' and (node[1] or ''):find('^%a%a') then
      node.name = 'mo'
      xml.set(node, 'mathvariant', false)
    end
  end)
end

--- Names and large operators: no space before a fence or after a relation, a thin one by a term.
local function mendNames(tree)
  mathtree.visit(tree, function(node, parent, index)
    if parent == nil or mathtree.scripted[parent.name] and index == 1 then return end
    local operator = mathtree.core(node)
    if not mathtree.is(operator, 'mo') then return end
    local isNamed = (operator[1] or ''):find('^%a%a')
    if not isNamed and not large[operator[1]] then return end
    local after = mathtree.firstLeaf(parent[index + 1])
    local isFence = mathtree.is(after, 'mo') and delimiters.isFence[after[1]]
    local isClose = isNamed and node == operator and (not after or isFence)
    space(operator, isTerm(parent[index - 1]) and thin or '0', isClose and '0' or thin)
  end)
end

--- A sign in front of a term stands close to it, wherever pandoc put it.
local function mendSigns(tree)
  mathtree.visit(tree, function(node, parent, index)
    if node.name ~= 'mo' or not signs[node[1]] or mathtree.scripted[parent.name] then return end
    if isTerm(parent[index - 1]) or not parent[index + 1] then return end
    xml.set(node, 'form', 'prefix')
    space(node, '0', '0')
  end)
end

--- In small print, all operators but names stand close, as in TeX.
local function mendScripts(tree)
  mathtree.visit(tree, function(node)
    if not mathtree.scripted[node.name] then return end
    for i = 2, #node do
      mathtree.visit(node[i], function(inner)
        if inner.name == 'mo' and inner.attributes.accent == nil then space(inner, '0', '0') end
      end)
    end
  end)
end

--- Mends the operators of a formula.
function operators.mend(tree)
  unifyNames(tree)
  mendScripts(tree)
  mendNames(tree)
  mendSigns(tree)
end

return operators
