--- Walking a tree of MathML.

local mathtree = {}

--- Elements whose first child carries scripts or limits.
mathtree.scripted = {
  msub = true, msup = true, msubsup = true, munder = true, mover = true, munderover = true,
}

--- Whether a node is an element of that name.
function mathtree.is(node, name)
  return type(node) == 'table' and node.name == name
end

--- Visits a node and all below it with its parent and its place there; the TeX source is left out.
function mathtree.visit(node, action, parent, index)
  if type(node) == 'string' or node.name == 'annotation' then return end
  action(node, parent, index)
  for i, child in ipairs(node) do mathtree.visit(child, action, node, i) end
end

--- The first leaf that a reader meets in a node.
function mathtree.firstLeaf(node)
  while type(node) == 'table' and type(node[1]) == 'table' do node = node[1] end
  return node
end

--- The operator at the heart of a node: ∑ of a sum with its limits.
function mathtree.core(node)
  while type(node) == 'table' and mathtree.scripted[node.name] do node = node[1] end
  return node
end

return mathtree
