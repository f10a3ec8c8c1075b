--- The foot of a section: links to the sections of other chapters that are most like it.

local files = require 'files'
local html = require 'html'
local report = require 'report'

local related = {}

--- Number and title of every section, by its page and id.
local function titles(pages)
  local result = {}
  for _, page in ipairs(pages) do
    for _, section in ipairs(page.sections) do
      result[page.file .. '#' .. section.id] = '<span class="number">' .. section.number .. '</span> ' .. section.title
    end
  end
  return result
end

--- The links of each section of a page, by its id.
local function linksOf(path, pages)
  local known, links = titles(pages), {}
  for _, row in ipairs(files.rows(path)) do
    local _, id, page, target = table.unpack(row)
    local address = page .. '#' .. target
    if not known[address] then report.complain(path .. ':1', 'there is no section ' .. address .. ' to be related.') end
    links[id] = links[id] or {}
    table.insert(links[id], '<a class="ref" href="' .. html.escape(address) .. '">' .. (known[address] or '') .. '</a>')
  end
  return links
end

local function foot(links)
  return html.block('<p class="related">Related: ' .. table.concat(links, ' · ') .. '</p>')
end

--- Puts links at the foot of every section of the second level that has some.
---
--- Rows of the file: page and id of a section, page and id of one that is related.
function related.dress(blocks, pages, path)
  local links = linksOf(path, pages)
  report.finish()
  local result, open = pandoc.Blocks {}, nil
  for _, block in ipairs(blocks) do
    if block.t == 'Header' and block.level == 2 then
      if open then result:insert(foot(open)) end
      open = links[block.identifier]
    end
    result:insert(block)
  end
  if open then result:insert(foot(open)) end
  return result
end

return related
