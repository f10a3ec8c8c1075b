--- The named regions of a source file: what stands between `// snippet.NAME` and `// snippet.end`.

local files = require 'files'
local report = require 'report'

local regions = {}
local known = {}

--- Whether a line only says where a region or an answer begins or ends.
local function isMarker(line)
  return line:find('^%s*// snippet%.') or line:find('^%s*// answer%.')
end

local function close(path, region, found)
  local lines = region.lines
  while #lines > 0 and not lines[1]:find('%S') do table.remove(lines, 1) end
  while #lines > 0 and not lines[#lines]:find('%S') do table.remove(lines) end
  if #lines == 0 then
    report.complain(path .. ':' .. region.line, 'the snippet “' .. region.name .. '” is empty.')
  end
  region.text = table.concat(files.dedent(lines), '\n')
  found[region.name] = region
  table.insert(found.order, region.name)
end

local function open(path, number, name, current, found)
  local place = path .. ':' .. number
  if current then
    report.complain(place, 'the snippet “' .. name .. '” begins inside “' .. current.name .. '”.')
  end
  if found[name] then
    report.complain(place, 'the snippet “' .. name .. '” already exists at line ' .. found[name].line .. '.')
  end
  return { name = name, line = number, lines = {} }
end

local function scan(path, lines)
  local found = { order = {} }
  local current
  for number, line in ipairs(lines) do
    local name = line:match('^%s*// snippet%.([%w-]+)%s*$')
    if name == 'end' then
      if current then close(path, current, found)
      else report.complain(path .. ':' .. number, 'this snippet.end ends no snippet.') end
      current = nil
    elseif name then
      current = open(path, number, name, current, found)
    elseif line:find('^%s*// snippet%.') then
      report.complain(path .. ':' .. number, 'a snippet is named by letters, digits and hyphens.')
    elseif current and not isMarker(line) then
      table.insert(current.lines, line)
    end
  end
  if current then
    report.complain(path .. ':' .. current.line, 'the snippet “' .. current.name .. '” never ends.')
  end
  return found
end

--- The regions of a file by name, with their `order`; nil where there is no such file.
function regions.of(path)
  if known[path] == nil then
    local lines = files.lines(path)
    known[path] = lines and scan(path, lines) or false
  end
  return known[path] or nil
end

return regions
