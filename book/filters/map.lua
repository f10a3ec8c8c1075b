--- The map of the chapters: a line a chapter, and an arc to each earlier one that it refers to.

local html = require 'html'

local map = {}

local row, radius, left = 34, 4, 150

--- An arc from a chapter's point up to that of an earlier one, left of both.
local function arc(from, to, count)
  local y1, y2 = from * row + row / 2, to * row + row / 2
  local reach = left - math.abs(y1 - y2) * 0.52 - 4
  return '<path d="M' .. left .. ' ' .. y1 .. 'C' .. reach .. ' ' .. y1 .. ' ' .. reach .. ' ' .. y2 .. ' '
    .. left .. ' ' .. y2 .. '" stroke-width="' .. string.format('%.1f', 0.6 + 0.4 * math.min(count, 6)) .. '"/>'
end

--- How many statements and sections each chapter takes from each earlier one.
local function counts(rows)
  local count = {}
  for _, entry in ipairs(rows) do
    count[entry[1]] = count[entry[1]] or {}
    count[entry[1]][entry[2]] = (count[entry[1]][entry[2]] or 0) + 1
  end
  return count
end

--- “Chapter 2 builds on 0 and 1.”
local function sentence(page, numbers)
  if #numbers == 0 then return 'Chapter ' .. page.number .. ' builds on none.' end
  local last = table.remove(numbers)
  local list = #numbers > 0 and table.concat(numbers, ', ') .. ' and ' .. last or last
  return 'Chapter ' .. page.number .. ' builds on ' .. list .. '.'
end

--- The map as a figure; its text says the same in words.
function map.html(pages, rows)
  local count = counts(rows)
  local chapters, place = {}, {}
  for _, page in ipairs(pages) do
    local folder = page.file:gsub('%.html$', '')
    if page.number ~= '' and folder:find('^%d') then
      table.insert(chapters, page)
      place[folder] = #chapters - 1
    end
  end
  local arcs, points, items, words = {}, {}, {}, {}
  for index, page in ipairs(chapters) do
    local folder = page.file:gsub('%.html$', '')
    local numbers = {}
    for _, base in ipairs(chapters) do
      local name = base.file:gsub('%.html$', '')
      local times = (count[folder] or {})[name]
      if times then
        table.insert(arcs, arc(index - 1, place[name], times))
        table.insert(numbers, base.number)
      end
    end
    table.insert(words, sentence(page, numbers))
    table.insert(points, '<circle cx="' .. left .. '" cy="' .. (index - 0.5) * row .. '" r="' .. radius .. '"/>')
    table.insert(items, '<li><a href="' .. page.file .. '"><span class="number">' .. page.number
      .. '</span> ' .. page.title .. '</a></li>')
  end
  if #arcs == 0 then return '' end
  local height = #chapters * row
  return '<figure class="map" id="map"><div class="arcs">\n<svg viewBox="0 0 ' .. left + 10 .. ' ' .. height
    .. '" width="' .. left + 10 .. '" height="' .. height .. '" role="img" '
    .. 'aria-labelledby="map-title map-words"><title id="map-title">Map of the chapters</title><desc id="map-words">'
    .. html.escape(table.concat(words, ' ')) .. '</desc><g fill="none" stroke="currentColor">'
    .. table.concat(arcs) .. '</g><g fill="currentColor">' .. table.concat(points) .. '</g></svg>\n<ol>'
    .. table.concat(items, '\n') .. '</ol>\n</div><figcaption>Which chapter builds on which: an arc leads up to each '
    .. 'earlier chapter whose statements or sections are used, the thicker the more of them.</figcaption></figure>'
end

return map
