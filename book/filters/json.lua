--- Data as JSON: text, numbers, truth and lists.

local json = {}

local escapes = { ['"'] = '\\"', ['\\'] = '\\\\', ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t' }

local function escaped(char) return escapes[char] or ('\\u%04x'):format(char:byte()) end

--- Text in quotes.
function json.text(text)
  return '"' .. text:gsub('[%c"\\]', escaped):gsub('\u{2028}', '\\u2028'):gsub('\u{2029}', '\\u2029') .. '"'
end

--- A list of values, in one line.
function json.list(values)
  local parts = {}
  for _, value in ipairs(values) do
    if type(value) == 'table' then
      table.insert(parts, json.list(value))
    elseif type(value) == 'string' then
      table.insert(parts, json.text(value))
    else
      table.insert(parts, tostring(value))
    end
  end
  return '[' .. table.concat(parts, ',') .. ']'
end

--- A list of values, one to a line.
function json.lines(values)
  local parts = {}
  for _, value in ipairs(values) do table.insert(parts, json.list(value)) end
  return '[\n' .. table.concat(parts, ',\n') .. '\n]'
end

return json
