--- Reading and writing small text files.

local files = {}

--- The whole file, or nil where there is none.
function files.read(path)
  local file = io.open(path, 'rb')
  if not file then return nil end
  local text = file:read('a')
  file:close()
  return text
end

function files.write(path, text)
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
end

--- Lines without their ends; a final line end makes no empty line.
function files.split(text)
  local lines = {}
  if text:sub(-1) ~= '\n' and text ~= '' then text = text .. '\n' end
  for line in text:gmatch('([^\n]*)\n') do
    table.insert(lines, (line:gsub('\r$', '')))
  end
  return lines
end

--- The lines of a file, or nil where there is none.
function files.lines(path)
  local text = files.read(path)
  return text and files.split(text)
end

--- The rows of a tab-separated file, each a list of fields; no rows where there is no file.
function files.rows(path)
  local rows = {}
  for _, line in ipairs(files.lines(path) or {}) do
    local fields = {}
    for field in (line .. '\t'):gmatch('([^\t]*)\t') do table.insert(fields, field) end
    if line ~= '' then table.insert(rows, fields) end
  end
  return rows
end

--- Writes rows so that `files.rows` reads them again.
function files.writeRows(path, rows)
  local lines = {}
  for _, row in ipairs(rows) do
    local fields = {}
    for i = 1, #row do fields[i] = tostring(row[i]):gsub('[\t\n]', ' ') end
    table.insert(lines, table.concat(fields, '\t') .. '\n')
  end
  files.write(path, table.concat(lines))
end

--- Writes rows unless the file has them already, so that nothing is made again for nothing.
function files.update(path, rows)
  local fresh = path .. '.new'
  files.writeRows(fresh, rows)
  if files.read(fresh) == files.read(path) then os.remove(fresh) else os.rename(fresh, path) end
end

--- The width and height that a PNG file declares in its header; nothing if it is none.
function files.sizeOfPNG(path)
  local head = (files.read(path) or ''):sub(1, 24)
  if #head < 24 or head:sub(2, 4) ~= 'PNG' then return nil end
  return string.unpack('>I4I4', head, 17)
end

--- The names in a folder, sorted; none where there is no folder.
function files.list(folder)
  local names = {}
  local listing = io.popen("ls -1 '" .. folder .. "' 2>/dev/null")
  for name in listing:lines() do table.insert(names, name) end
  listing:close()
  return names
end

--- The text without the indentation that all its lines share.
function files.dedent(lines)
  local shared
  for _, line in ipairs(lines) do
    if line:find('%S') then
      local indent = #line:match('^ *')
      shared = math.min(shared or indent, indent)
    end
  end
  local result = {}
  for _, line in ipairs(lines) do
    table.insert(result, (line:sub((shared or 0) + 1):gsub('%s+$', '')))
  end
  return result
end

return files
