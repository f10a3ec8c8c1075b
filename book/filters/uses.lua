--- Who refers to what: the statements, proofs, exercises and sections that name a label or a work.

local files = require 'files'
local html = require 'html'
local labels = require 'labels'
local walk = require 'walk'

local uses = {}

--- How a place is called in a list of places.
local function words(place, chapter, title)
  local thing, section = place.thing, place.section
  if thing and thing.prefix == 'ex' then return 'exercise\u{a0}' .. thing.number end
  if thing then
    return (place.isProof and 'proof of ' or '') .. labels.kinds[thing.prefix].name .. '\u{a0}' .. thing.number
  end
  if section.number ~= '' then return 'section\u{a0}' .. section.number end
  return chapter and 'chapter\u{a0}' .. chapter or title
end

--- Two lists of rows: each reference (key, page, id, words, id of the thing that it is a part of, section's
--- id and number), and each labeled equation with the statement that it is a part of.
function uses.of(document, page, chapter)
  local title = pandoc.utils.stringify(document.meta.title or '')
  local rows, owners, known = {}, {}, {}
  walk.page(document, function(block, place)
    if block.t == 'Div' then return end
    local thing, section = place.thing, place.section
    local id = thing and thing.id or section.id
    block:walk {
      Cite = function(cite)
        for _, citation in ipairs(cite.citations) do
          local key = labels.prefix(citation.id) and labels.key(citation.id) or citation.id
          local row = { key, page, id, words(place, chapter, title), thing and thing.id or '', section.id, section.number }
          local same = table.concat(row, '\t')
          if not known[same] then table.insert(rows, row) end
          known[same] = true
        end
      end,
      Span = function(span)
        if thing and span.classes:includes('equation') and span.identifier ~= '' then
          table.insert(owners, { span.identifier, thing.id, page })
        end
      end,
    }
  end)
  return rows, owners
end

--- The rows of a page's own table: each of its labels, and each work that it cites, with one place that names it.
function uses.onto(page, labelRows, useRows, ownerRows)
  local mine, owner = {}, {}
  for _, row in ipairs(labelRows) do
    if row[3] == page then mine[row[1]] = true end
  end
  for _, row in ipairs(useRows) do
    if row[2] == page and not labels.prefix(row[1]) then mine[row[1]] = true end
  end
  for _, row in ipairs(ownerRows) do owner[row[1]] = row[2] end
  local rows, known = {}, {}
  for _, row in ipairs(useRows) do
    local key, from, id, called, inside, section, number = table.unpack(row)
    for _, target in ipairs { key, owner[key] } do
      local isItself = target == inside and from == page
      local same = target .. '\t' .. from .. '\t' .. id .. '\t' .. called
      if mine[target] and not isItself and not known[same] then
        known[same] = true
        table.insert(rows, { target, from, id, called, section, number })
      end
    end
  end
  return rows
end

local used, here

--- Reads what refers to the things of a page.
function uses.load(path, page)
  used, here = {}, page
  for _, row in ipairs(files.rows(path)) do
    used[row[1]] = used[row[1]] or {}
    table.insert(used[row[1]], { page = row[2], id = row[3], words = row[4], section = row[5], number = row[6] })
  end
end

local function link(place, id, text)
  local address = (place.page == here and '' or place.page) .. (id ~= '' and '#' .. html.escape(id) or '')
  return '<a class="ref" href="' .. (address ~= '' and address or '#top') .. '">' .. text .. '</a>'
end

--- “Used in Corollary 2.4 and exercise 2.1.”, behind a click where there are more than four; nil for none.
function uses.line(id)
  local places = used[id]
  if not places then return nil end
  local links = {}
  for _, place in ipairs(places) do table.insert(links, link(place, place.id, place.words)) end
  local all = table.concat(links, ', ')
  if #links <= 4 then return html.block('<p class="used">Used in ' .. all .. '.</p>') end
  return html.block('<details class="used"><summary>Used in ' .. #links .. ' places</summary>\n<p>' .. all
    .. '.</p>\n</details>')
end

--- “Cited in 2.1, 2.4.”: the sections of the book that cite a work.
function uses.citing(key)
  local links, known = {}, {}
  for _, place in ipairs(used[key] or {}) do
    local name = place.number ~= '' and place.number or place.words
    local text = link(place, place.section, name)
    if not known[text] then table.insert(links, text) end
    known[text] = true
  end
  if #links == 0 then return nil end
  return html.inline(' <span class="cited">Cited in ' .. table.concat(links, ', ') .. '.</span>')
end

return uses
