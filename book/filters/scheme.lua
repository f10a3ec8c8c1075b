--- The scheme of every statement: task, example, edges, rules, hints, and what it showed once it has passed.

local files = require 'files'
local report = require 'report'

local scheme = {}

--- What stands before a part, by its class.
scheme.heads = {
  example = 'Example', edges = 'Edges', rules = 'Rules', passed = 'After it has passed',
}

local order = { example = 1, edges = 2, rules = 3, hint = 4, passed = 5 }
local sequence = 'task, example, edges, rules, hints, passed'

--- The place of the `nth` block of a class in a file.
function scheme.place(path, class, nth)
  local seen = 0
  for number, line in ipairs(files.lines(path) or {}) do
    if line:match('^:::+%s*{?%.?' .. class .. '[%s}:]*$') then
      seen = seen + 1
      if seen == nth then return path .. ':' .. number end
    end
  end
  return path .. ':1'
end

--- Complains of parts in another order than the scheme's, of two of a kind, and of text between them.
function scheme.check(blocks, path)
  local last, count, named = nil, {}, false
  for _, block in ipairs(blocks) do
    local class = block.t == 'Div' and block.classes[1]
    local rank = class and order[class]
    local isMacro = block.t == 'RawBlock' and block.format == 'tex'
    if rank then
      count[class] = (count[class] or 0) + 1
      local here = scheme.place(path, class, count[class])
      if last and rank < order[last] then
        report.complain(here, 'the block “' .. class .. '” stands after “' .. last
          .. '”; the order is ' .. sequence .. '.')
      elseif count[class] > 1 and class ~= 'hint' then
        report.complain(here, 'the statement has a block “' .. class .. '” already.')
      end
      if #block.content == 0 then report.complain(here, 'the block “' .. class .. '” is empty.') end
      last = class
    elseif last and not class and not isMacro and not named then
      report.complain(scheme.place(path, last, count[last]), 'text stands after the block “' .. last
        .. '”; the task comes first, the order is ' .. sequence .. '.')
      named = true
    end
  end
end

--- Complains of the parts that no statement goes without; rules there may be none.
function scheme.require(blocks, path)
  local found = {}
  for _, block in ipairs(blocks) do
    if block.t == 'Div' and block.classes[1] then found[block.classes[1]] = true end
  end
  for _, class in ipairs { 'example', 'edges', 'passed' } do
    if not found[class] then report.complain(path .. ':1', 'the statement has no block “' .. class .. '”.') end
  end
end

local parts = {}
parts.__index = parts

--- Divides a statement; its parts carry the class `part` and their kind, since an example of the
--- text is another thing than an example of the task.
function scheme.divide(blocks)
  local result = setmetatable({ statement = pandoc.Blocks {}, hints = pandoc.Blocks {},
    passed = pandoc.Blocks {} }, parts)
  for _, block in ipairs(blocks) do
    local class = block.t == 'Div' and block.classes[1]
    if class == 'hint' then
      result.hints:insert(block)
    elseif scheme.heads[class or ''] then
      local part = pandoc.Div(block.content, pandoc.Attr('', { 'part' }, { kind = class }))
      local isLast = class == 'passed'
      table.insert(isLast and result.passed or result.statement, part)
    elseif not (block.t == 'RawBlock' and block.format == 'tex') then
      result.statement:insert(block)
    end
  end
  return result
end

--- Adds a rule behind the others.
function parts:rule(paragraph)
  local last = self.statement[#self.statement]
  if last and last.t == 'Div' and last.attributes.kind == 'rules' then
    last.content:insert(paragraph)
  else
    self.statement:insert(paragraph)
  end
end

return scheme
