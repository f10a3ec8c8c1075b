--- The exercises of a chapter: statement, hints, and the stub that is derived from the solution.

local divs = require 'divs'
local files = require 'files'
local markdown = require 'markdown'
local report = require 'report'
local scheme = require 'scheme'

local exercises = {}

local levels = { 'level 1 of 3', 'level 2 of 3', 'level 3 of 3' }

--- The solution's file for an exercise name: `outer-product` is `OuterProduct.swift`.
local function swiftFile(folder, name)
  local wanted = name:gsub('-', ''):lower() .. '.swift'
  for _, file in ipairs(files.list('solutions/' .. folder)) do
    if file:lower() == wanted then return file end
  end
  return nil
end

--- The file that a learner starts from: no imports, and the answer not attempted.
local function stub(path)
  local lines, answering = {}, false
  for _, line in ipairs(files.lines(path)) do
    local indent = line:match('^(%s*)// answer%.begin')
    if indent then
      answering = true
      table.insert(lines, indent .. 'throw NotAttempted()')
    elseif line:find('^%s*// answer%.end') then
      answering = false
    elseif not answering and not line:find('^import ') then
      table.insert(lines, line)
    end
  end
  local text = table.concat(lines, '\n'):gsub('^%s+', ''):gsub('%s+$', ''):gsub('\n\n\n+', '\n\n')
  return text
end

local function names(meta)
  local list = {}
  if pandoc.utils.type(meta) == 'List' then
    for _, name in ipairs(meta) do table.insert(list, pandoc.utils.stringify(name)) end
  elseif meta then
    table.insert(list, pandoc.utils.stringify(meta))
  end
  return list
end

local function open(folder, file)
  local path = 'exercises/' .. folder .. '/' .. file
  local index, name = file:match('^(%d%d)%-(.+)%.md$')
  report.source(path)
  divs.check(path)
  local document = markdown.document(files.read(path))
  local meta = document.meta
  local exercise = {
    name = name, path = path, index = tonumber(index), blocks = document.blocks,
    title = meta.title and pandoc.utils.stringify(meta.title),
    level = meta.level and tonumber(pandoc.utils.stringify(meta.level)),
    without = names(meta.without), formerly = names(meta.formerly),
  }
  if not exercise.title then report.complain(path .. ':1', 'the front matter has no title.') end
  if not levels[exercise.level] then
    report.complain(path .. ':1', 'the front matter needs a level of 1, 2 or 3.')
    exercise.level = 1
  end
  scheme.check(document.blocks, path)
  scheme.require(document.blocks, path)
  local swift = swiftFile(folder, name)
  if swift then
    exercise.file = 'exercises/' .. folder .. '/' .. swift
    exercise.stub = stub('solutions/' .. folder .. '/' .. swift)
  else
    report.complain(path .. ':1', 'solutions/' .. folder .. ' has no Swift file for this exercise.')
  end
  return exercise
end

--- All exercises of a chapter's folder, by name and in `order`.
function exercises.open(folder)
  local all = { order = {} }
  for _, file in ipairs(files.list('exercises/' .. folder)) do
    if file:find('^%d%d%-.+%.md$') then
      local exercise = open(folder, file)
      all[exercise.name] = exercise
      table.insert(all.order, exercise.name)
    elseif file:find('%.md$') then
      report.complain('exercises/' .. folder .. '/' .. file .. ':1',
        'an exercise is called NN-its-name.md.')
    end
  end
  return all
end

--- “Solve it without `svd` or `qr`.”
local function restriction(exercise)
  local inlines = pandoc.Inlines { pandoc.Str('Solve'), pandoc.Space(), pandoc.Str('it'),
    pandoc.Space(), pandoc.Str('without'), pandoc.Space() }
  for i, name in ipairs(exercise.without) do
    if i > 1 then
      local joint = i == #exercise.without and ' or ' or ', '
      inlines:insert(pandoc.Str(joint))
    end
    inlines:insert(pandoc.Code(name))
  end
  inlines:insert(pandoc.Str('.'))
  return pandoc.Para(inlines)
end

--- The block that stands in the page for an exercise: task, example, edges, rules, file, hints, and what it showed.
function exercises.block(exercise, chapterNumber)
  local parts = scheme.divide(exercise.blocks)
  if #exercise.without > 0 then parts:rule(restriction(exercise)) end
  local statement = parts.statement
  statement:insert(pandoc.CodeBlock(exercise.stub or '',
    pandoc.Attr('', { 'swift', 'stub' }, { file = exercise.file })))
  for i, hint in ipairs(parts.hints) do
    hint.attributes.index = tostring(i)
    hint.attributes.total = tostring(#parts.hints)
    statement:insert(hint)
  end
  statement:extend(parts.passed)
  local attributes = {
    number = chapterNumber .. '.' .. exercise.index, title = exercise.title or '',
    level = tostring(exercise.level), formerly = table.concat(exercise.formerly, ' '),
  }
  return pandoc.Div(statement, pandoc.Attr('ex:' .. exercise.name, { 'exercise' }, attributes))
end

return exercises
