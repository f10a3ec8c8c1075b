--- A small reader and writer of well-formed XML, enough for the MathML that pandoc makes.
---
--- A node is a string or a table with `name`, `attributes` (name and value pairs by name, with their
--- order in `order`) and its children as list items.

local xml = {}

local function attributes(text)
  local result = { order = {} }
  for name, value in text:gmatch('([%w:-]+)="([^"]*)"') do
    result[name] = value
    table.insert(result.order, name)
  end
  return result
end

--- The tree of a text with one root element.
function xml.parse(text)
  local root = { name = '', attributes = { order = {} } }
  local stack = { root }
  local position = 1
  while true do
    local first, last, closing, name, rest, empty = text:find('<(/?)([%w:-]+)([^>]-)(/?)>', position)
    local between = text:sub(position, (first or 0) - 1)
    if between ~= '' then table.insert(stack[#stack], between) end
    if not first then break end
    if closing == '/' then
      table.remove(stack)
    else
      local node = { name = name, attributes = attributes(rest) }
      table.insert(stack[#stack], node)
      if empty == '' then table.insert(stack, node) end
    end
    position = last + 1
  end
  return root
end

--- Sets an attribute of a node; false takes it away.
function xml.set(node, name, value)
  if node.attributes[name] == nil then table.insert(node.attributes.order, name) end
  node.attributes[name] = value
end

local function write(node, parts)
  if type(node) == 'string' then
    table.insert(parts, node)
    return
  end
  if node.name ~= '' then
    table.insert(parts, '<' .. node.name)
    for _, name in ipairs(node.attributes.order) do
      local value = node.attributes[name]
      if value then table.insert(parts, ' ' .. name .. '="' .. value .. '"') end
    end
    table.insert(parts, '>')
  end
  for _, child in ipairs(node) do write(child, parts) end
  if node.name ~= '' then table.insert(parts, '</' .. node.name .. '>') end
end

--- The text of a tree.
function xml.text(node)
  local parts = {}
  write(node, parts)
  return table.concat(parts)
end

return xml
