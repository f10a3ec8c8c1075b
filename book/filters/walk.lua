--- Goes through a numbered page in the order of its text, and says of every block where it stands.

local html = require 'html'
local labels = require 'labels'

local walk = {}

--- The statement, exercise or figure that a div is, or nil.
local function thing(div)
  if not div.attributes.number then return nil end
  if div.classes:includes('exercise') then
    return { prefix = 'ex', class = 'exercise', id = div.identifier, number = div.attributes.number }
  end
  for _, class in ipairs(div.classes) do
    local prefix = labels.prefixOfClass[class]
    if prefix then
      return { prefix = prefix, class = class, id = div.identifier, number = div.attributes.number }
    end
  end
end

--- The label of the statement that a proof names as its own, after the first pass has set its first words.
local function proved(div)
  local first = div.content[1]
  local head = first and first.content and first.content[1]
  local key
  if head and head.t == 'Emph' then
    pandoc.walk_inline(head, { Cite = function(cite) key = cite.citations[1].id end })
  end
  return key
end

--- Calls `visit(block, place)` for every block; a div comes before what is in it.
---
--- A place has the `section` that is open (id, number, title as HTML, level), the `top` section of the
--- page that holds it, the `thing` that the block is a part of, and whether that is its `proof`.
function walk.page(document, visit)
  local section = { id = '', number = '', title = '', level = 1 }
  local top = section
  local things = {}

  local function go(blocks, inside, isProof)
    local latest
    for _, block in ipairs(blocks) do
      if block.t == 'Header' then
        section = { id = block.identifier, number = block.attributes.number or '', level = block.level,
          title = html.inlines(block.content) }
        if block.level <= 2 then top = section end
      end
      local place = { section = section, top = top, thing = inside, isProof = isProof }
      if block.t == 'Div' then
        local own = thing(block)
        local proves = block.classes:includes('proof')
        if own then latest, things[own.id] = own, own end
        if proves then
          local key = proved(block)
          place.thing = key and things[key] or not key and (latest or inside) or nil
          place.isProof = true
        end
        if own then place.thing = own end
        visit(block, place)
        go(block.content, place.thing, place.isProof)
      else
        visit(block, place)
      end
    end
  end
  go(document.blocks, nil, false)
end

return walk
