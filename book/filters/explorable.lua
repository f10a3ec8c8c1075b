--- Things to touch: a figure that a script of `book/explore` makes live, and the data that it reads.
---
--- The figure is the twin for paper and for pages without script; the data stands in the page.

local files = require 'files'
local html = require 'html'
local report = require 'report'

local explorable = {}

local scripts = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/../explore'
local helper = 'explorable'

--- The names of all scripts, without the one that they share.
local function names()
  local found = {}
  for _, file in ipairs(files.list(scripts)) do
    local name = file:match('^(.+)%.js$')
    if name and name ~= helper then table.insert(found, name) end
  end
  return found
end

local function isFigure(block)
  return block.t == 'Para' and #block.content == 1 and block.content[1].t == 'Image'
end

--- First pass: complains of what is missing, and finds the data that the block names.
function explorable.fill(div, record, uses, plain)
  local name = div.attributes.name or ''
  local place = report.attribute('name', name, uses, '.explorable')
  if name == '' then place = report.place { '.explorable' } end
  if uses > 1 then report.complain(place, 'the explorable “' .. name .. '” is already placed above.') end
  if name == helper or not files.read(scripts .. '/' .. name .. '.js') then
    report.complain(place, 'book/explore has no script “' .. name .. '”; it has ' .. report.list(names()) .. '.')
  end
  div.attributes.alt = plain(div.attributes.alt or '')
  if not div.attributes.alt:find('%S') then
    report.complain(place, 'the explorable “' .. name .. '” has no alt text: alt="What one can move, and what follows."')
  end
  if #div.content:filter(isFigure) ~= 1 then
    report.complain(place, 'the explorable “' .. name
      .. '” needs one figure, which paper and pages without script show in its place.')
  end
  local found = {}
  for data in (div.attributes.data or ''):gmatch('%S+') do
    local file = record:find('data', data, report.place({ data }, 1, 'data='))
    if file then
      local path = record.run .. '/data/' .. file
      if not files.read(path) then report.complain(place, 'there is no file ' .. path .. '.') end
      table.insert(found, data .. ' ' .. path)
    end
  end
  div.attributes.data = table.concat(found, '\n')
  return div
end

--- Second pass: the section, its data behind it.
function explorable.dress(div)
  local name = html.escape(div.attributes.name)
  local blocks = pandoc.Blocks { html.block('<section class="explorable" data-explorable="' .. name .. '" aria-label="'
    .. html.escape(div.attributes.alt) .. '">') }
  blocks:extend(div.content)
  for data, path in div.attributes.data:gmatch('(%S+) ([^\n]+)') do
    local text = files.read(path):gsub('</', '<\\/')
    blocks:insert(html.block('<script type="application/json" data-name="' .. html.escape(data) .. '">' .. text .. '</script>'))
  end
  blocks:insert(html.block('</section>'))
  return blocks
end

--- The scripts that the blocks of a page need, the shared one first; nil where there is none.
function explorable.scripts(blocks)
  local needed = {}
  blocks:walk { Div = function(div)
    if div.classes:includes('explorable') then table.insert(needed, div.attributes.name) end
  end }
  if #needed == 0 then return nil end
  table.insert(needed, 1, helper)
  return needed
end

return explorable
