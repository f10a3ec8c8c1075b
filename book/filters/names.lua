--- The public names of a library of Swift, each with its declaration and the first sentence of its documentation.
---
--- The sources are read as `swift format` leaves them: what belongs to a type stands two columns further in.

local files = require 'files'

local names = {}

local function words(list) return list:gmatch('%S+') end

--- What stands before the word that says what is declared.
local modifiers = {}
for word in words 'public package static mutating nonmutating final indirect convenience' do modifiers[word] = true end

local kinds = {}
for word in words 'struct enum class protocol extension func var let init subscript case associatedtype typealias' do
  kinds[word] = true
end
local types = { struct = true, enum = true, class = true, protocol = true, extension = true }

--- A line without attributes; its modifiers, the word that says what is declared, and the rest.
local function declared(line)
  local text = line:gsub('@%w+%b() ', ''):gsub('@%w+ ', ''):gsub('internal%(set%) ', '')
  local found, kind = {}, nil
  for word in text:gmatch('[%a]+') do
    if kinds[word] then kind = word break end
    if not modifiers[word] then break end
    found[word] = true
  end
  return kind and text, found, kind
end

local function depth(text)
  local open, close = select(2, text:gsub('[%(%[]', '')), select(2, text:gsub('[%)%]]', ''))
  return open - close
end

--- The declaration that begins in a line, on one line and without a body.
local function signature(lines, index, text)
  local whole = text:gsub('^%s+', '')
  local function isOpen() return depth(whole) > 0 end
  local next = index + 1
  while lines[next] and (isOpen() or lines[next]:find('^%s+%->') or lines[next]:find('^%s+where ')
      or lines[next]:find('^%s+throws')) do
    local more = lines[next]:gsub('^%s+', '')
    whole = whole .. (whole:find('[%(%[]$') and '' or ' ') .. more
    next = next + 1
  end
  local level, last = 0, #whole
  for place = 1, #whole do
    local sign = whole:sub(place, place)
    if sign == '(' or sign == '[' then level = level + 1 end
    if sign == ')' or sign == ']' then level = level - 1 end
    if level == 0 and (whole:find('^ {', place) or whole:find('^ = ', place)) then
      last = place - 1
      break
    end
  end
  whole = whole:sub(1, last):gsub('public ', ''):gsub('throws%b()', 'throws'):gsub(',? %)', ')'):gsub('%s+', ' ')
  return whole
end

--- The first sentence of a documentation comment.
local function sentence(doc)
  local text = table.concat(doc, ' ')
  return text:match('^(.-[.?!])%s+%u') or text
end

--- How an entry is called: what follows `func`, `var` or `case`, and the type's name for `init`.
local function nameOf(kind, text, container)
  if kind == 'init' then return container end
  if kind == 'subscript' then return 'subscript' end
  return text:match(kind .. ' ([%a_][%w_]*)') or text:match(kind .. ' (%S+)')
end

--- The entries of one file, in their order: container, name, kind, declaration, sentence.
function names.of(path)
  local entries, stack, doc = {}, {}, {}
  local lines = files.lines(path) or {}
  for index, line in ipairs(lines) do
    local indent = #line:match('^ *')
    local comment = line:match('^%s*/// ?(.*)$')
    while stack[#stack] and line:find('%S') and indent <= stack[#stack].indent and not comment
        and not line:find('^%s*[})]') do
      table.remove(stack)
    end
    local top = stack[#stack]
    if comment then
      if comment == '' then doc.isOver = true elseif not doc.isOver then table.insert(doc, comment) end
    else
      local text, found, kind = declared(line)
      local isInside = not top or indent == top.indent + 2
      local isPublic = found and (found.public or top and top.isOpen
        and (top.kind == 'protocol' or kind == 'case'))
      if kind and isInside then
        local name = nameOf(kind, text, top and top.name:match('[^.]+$'))
        if types[kind] then
          local whole = kind == 'extension' and text:match('extension ([%w.]+)') or (top and top.name .. '.' or '')
            .. name
          table.insert(stack, { indent = indent, name = whole, kind = kind,
            isOpen = found.public or kind == 'extension' and top and top.isOpen })
        end
        if isPublic and kind ~= 'extension' and not name:find('^_') then
          local isType = types[kind]
          table.insert(entries, { container = isType and stack[#stack].name or top and top.name or 'Functions',
            name = name, kind = kind, text = signature(lines, index, text), sentence = sentence(doc), isType = isType })
        end
      end
      if not line:find('^%s*@%w+%s*$') then doc = {} end
    end
  end
  return entries
end

--- All words that a declaration gives a meaning: names, and labels of arguments. Those that stand behind
--- a dot are in the second table; functions of no type are not.
function names.known(folder)
  local known, members = {}, {}
  local found = io.popen("find '" .. folder .. "' -name '*.swift' 2>/dev/null")
  for path in found:lines() do
    for _, entry in ipairs(names.of(path)) do
      known[entry.name] = true
      if entry.container ~= 'Functions' then members[entry.name] = true end
      for label in entry.text:gmatch('([%a]%w*)[ %w]*:') do known[label] = true end
    end
  end
  found:close()
  return known, members
end

return names
