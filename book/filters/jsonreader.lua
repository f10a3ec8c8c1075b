--- Reading JSON, as the chapters' programs write it.

local jsonreader = {}

local escapes = { b = '\b', f = '\f', n = '\n', r = '\r', t = '\t' }
local words = { ['true'] = true, ['false'] = false }

local value

local function skip(text, place) return text:find('[^ \t\r\n]', place) or #text + 1 end

local function character(text, code)
  local point = tonumber(code, 16)
  if point < 0xD800 or point > 0xDFFF then return utf8.char(point) end
  error('a pair of surrogates in ' .. text)
end

local function string(text, place)
  local result = {}
  while true do
    local from, last, mark = text:find('(["\\])', place)
    if not from then error('a string without an end') end
    table.insert(result, text:sub(place, from - 1))
    if mark == '"' then return table.concat(result), last + 1 end
    local escape = text:sub(last + 1, last + 1)
    if escape == 'u' then
      table.insert(result, character(text, text:sub(last + 2, last + 5)))
      place = last + 6
    else
      table.insert(result, escapes[escape] or escape)
      place = last + 2
    end
  end
end

--- The members between two brackets, each read by `member(place)`, which answers with the place behind it.
local function members(text, place, close, member)
  place = skip(text, place)
  if text:sub(place, place) == close then return place + 1 end
  while true do
    place = skip(text, member(skip(text, place)))
    local mark = text:sub(place, place)
    if mark == close then return place + 1 end
    if mark ~= ',' then error('a comma is missing at ' .. place) end
    place = place + 1
  end
end

value = function(text, place)
  place = skip(text, place)
  local mark = text:sub(place, place)
  if mark == '"' then return string(text, place + 1) end
  local result = {}
  if mark == '[' then
    return result, members(text, place + 1, ']', function(at)
      local item, behind = value(text, at)
      table.insert(result, item)
      return behind
    end)
  elseif mark == '{' then
    return result, members(text, place + 1, '}', function(at)
      local key, behind = string(text, at + 1)
      local item, last = value(text, skip(text, behind) + 1)
      result[key] = item
      return last
    end)
  end
  local number = text:match('^-?[%d.]+[eE]?[-+]?%d*', place)
  if number then return tonumber(number), place + #number end
  local word = text:match('^%a+', place)
  if word == 'null' then return nil, place + 4 end
  if words[word] == nil then error('no JSON at ' .. place) end
  return words[word], place + #word
end

--- The value that a text stands for; objects and lists are tables.
function jsonreader.read(text)
  local result = value(text, 1)
  return result
end

return jsonreader
