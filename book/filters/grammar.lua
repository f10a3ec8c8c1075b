--- What a chapter may be written with: complains of blocks that nothing would fill or dress.

local labels = require 'labels'
local report = require 'report'
local scheme = require 'scheme'

local grammar = {}

local divs = { proof = true, remark = true, more = true, exercise = true, explorable = true, answer = true, keep = true,
  needs = true }
for class in pairs(labels.prefixOfClass) do divs[class] = true end
divs.figure, divs.table = nil, nil
for _, class in ipairs { 'list', 'index', 'glossary', 'notation', 'map', 'library' } do divs[class] = true end

local spans = { value = true, term = true, symbol = true }

local parts = { hint = true }
for class in pairs(scheme.heads) do parts[class] = true end

local languages = { swift = true, output = true, sh = true, text = true, python = true }
local filled = { swift = 'source', output = 'section' }

local function div(block)
  local class = block.classes[1]
  if class and not divs[class] then
    report.complain(report.place({ class }, 1, ':::'), 'there is no block called “' .. class .. '”.')
  end
end

local function code(block)
  local class = block.classes[1] or 'text'
  if not languages[class] then
    report.complain(report.place({ class }, 1, '```'), 'there is no code block of class “' .. class .. '”.')
  end
  local key = filled[class]
  if key and not block.attributes[key] then
    local first = block.text:match('[^\n]+')
    local place = first and report.place { first } or report.place({ class }, 1, '```')
    report.complain(place, 'a block of class ' .. class .. ' is filled by its ' .. key
      .. ', so that it is never wrong.')
  end
end

local function span(inline)
  local class = inline.classes[1]
  if class and not spans[class] then
    report.complain(report.place { class }, 'there is no span of class “' .. class .. '”.')
  end
end

local function image(inline)
  local class = inline.classes[1]
  if class and class ~= 'margin' then
    report.complain(report.place { '.' .. class }, 'there is no figure of class “' .. class .. '”.')
  end
end

--- Complains of everything in a chapter that the build does not know.
function grammar.check(blocks)
  blocks:walk { Div = div, CodeBlock = code, Span = span, Image = image }
end

--- Complains of everything in the statement of an exercise that the build does not know.
function grammar.checkStatement(blocks, path)
  local function part(block)
    local class = block.classes[1]
    if class and not parts[class] then
      report.complain(scheme.place(path, class, 1), 'a statement has no block called “' .. class .. '”.')
    end
  end
  blocks:walk { Div = part, CodeBlock = code, Span = span }
end

return grammar
