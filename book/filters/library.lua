--- The page of the library's names that answers may use, made from the library's own documentation, and
--- the check that a statement names nothing else.

local files = require 'files'
local markdown = require 'markdown'
local names = require 'names'
local report = require 'report'

local library = {}

local root = 'Sources/LinearAlgebra'
local shown = {}

--- The blocks for a file's entries: a list of declarations under each type.
local function add(groups, entries)
  for _, entry in ipairs(entries) do
    local group = groups[entry.container]
    if not group then
      group = { name = entry.container, entries = {} }
      groups[entry.container] = group
      table.insert(groups, group)
    end
    if entry.name ~= 'description' and entry.kind ~= 'associatedtype' then table.insert(group.entries, entry) end
  end
end

local function definitions(group)
  local items = {}
  for _, entry in ipairs(group.entries) do
    local last = items[#items]
    local term = pandoc.Inlines { pandoc.Code(entry.text, pandoc.Attr('', { 'swift' })) }
    if entry.sentence == '' and last then
      last[1]:extend { pandoc.LineBreak() }
      last[1]:extend(term)
    else
      local text = entry.sentence:gsub('``([^`]*)``', function(symbol) return '`' .. symbol:match('[^/]*$') .. '`' end)
      table.insert(items, { term, { { pandoc.Plain(markdown.inlines(text)) } } })
    end
  end
  return pandoc.DefinitionList(items)
end

--- Fills a block of class library with the names of its files.
function library.blocks(div)
  local groups = {}
  for file in (div.attributes.files or ''):gmatch('%S+') do
    local path = root .. '/' .. file .. '.swift'
    local place = report.place { file }
    if not files.read(path) then
      report.complain(place, 'there is no file ' .. path .. '.')
    elseif shown[file] then
      report.complain(place, 'the names of ' .. path .. ' are already shown above.')
    end
    shown[file] = true
    add(groups, names.of(path))
  end
  local blocks = pandoc.Blocks {}
  for _, group in ipairs(groups) do
    shown['#' .. group.name] = (shown['#' .. group.name] or 0) + 1
    local suffix = shown['#' .. group.name] > 1 and '-' .. shown['#' .. group.name] or ''
    blocks:insert(pandoc.Header(3, { pandoc.Code(group.name) },
      pandoc.Attr('names-' .. group.name:lower() .. suffix, { 'unnumbered' })))
    blocks:insert(definitions(group))
  end
  return blocks
end

--- Complains of a file with public names that the page does not show.
function library.complainOfUnused(source)
  local found = io.popen("find '" .. root .. "' -name '*.swift' 2>/dev/null | sort")
  for path in found:lines() do
    local file = path:sub(#root + 2):gsub('%.swift$', '')
    if not shown[file] and #names.of(path) > 0 then
      report.complain(source .. ':1', 'no block shows the names of ' .. path .. '.')
    end
  end
  found:close()
end

--- Names of Swift itself that statements use.
local swift = {}
for word in ([[Int Double Float Array Range abs count first last map reduce sorted min max indices firstIndex append
  enumerated zip stride reversed joined filter contains ulpOfOne magnitude squareRoot rounded isFinite isEmpty isNaN
  exp hypot sqrt log cos sin root by where through from to Int64 UInt64 bitPattern exponent]]):gmatch('%S+') do swift[word] = true end

local known, members

--- Complains where the code in a statement calls what neither the library, the chapter's own functions nor Swift has.
function library.checkStatement(blocks, path, folder)
  if not files.read('book/library.md') then return end
  if not known then known, members = names.known(root) end
  local own, ownMembers = names.known('solutions/' .. folder)
  local function check(name, text, theirs, mine)
    if theirs[name] or mine[name] or swift[name] then return end
    report.complain(report.place { text }, 'the statement speaks of “' .. name .. '” in `' .. text
      .. '`, which an answer cannot call: it is not on the page of the library’s names.')
  end
  blocks:walk {
    Code = function(code)
      local text = code.text
      for name in text:gmatch('%.([%a]%w*)') do
        if not text:find('%.swift') then check(name, text, members, ownMembers) end
      end
      for name in text:gmatch('%f[%w.]([%a]%w*)%(') do check(name, text, known, own) end
      for name in text:gmatch('[%(%[,] ?([%a]%w*):') do check(name, text, known, own) end
    end,
  }
end

return library
