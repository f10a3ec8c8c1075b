--- The shape that every chapter has: what its parts must hold.

local measure = require 'measure'
local report = require 'report'

local shape = {}

local function isDiv(block, class)
  return block.t == 'Div' and block.classes:includes(class)
end

--- What to keep: three sentences and a table of when to use which.
local function checkKeep(div)
  local place = report.place({ 'keep' }, 1, ':::')
  local list, tables = nil, 0
  for _, block in ipairs(div.content) do
    if block.t == 'BulletList' or block.t == 'OrderedList' then list = list or block end
    if block.t == 'Table' then tables = tables + 1 end
  end
  local count = list and #list.content or 0
  if count ~= 3 then
    report.complain(place, 'what to keep is a list of three sentences, and here are ' .. count .. '.')
  end
  if tables ~= 1 then
    report.complain(place, 'what to keep has one table of when to use which, and here are ' .. tables .. '.')
  end
end

--- Complains of an answer that belongs to no question.
local function checkAnswers(blocks)
  local seen = 0
  blocks:walk {
    traverse = 'topdown',
    Div = function(div)
      if isDiv(div, 'question') then
        for _, block in ipairs(div.content) do
          if isDiv(block, 'answer') then seen = seen + 1 end
        end
        return div, false
      end
      if isDiv(div, 'answer') then
        seen = seen + 1
        report.complain(report.place({ 'answer' }, seen, ':::'), 'this answer stands in no question.')
      end
    end,
  }
end

--- Complains where what to keep does not stand in a section of its own, right before the exercises.
local function checkPlace(blocks)
  local section, before, kept
  for _, block in ipairs(blocks) do
    if block.t == 'Header' and block.level == 2 then before, section = section, block end
    if isDiv(block, 'keep') then kept = section or false end
    if isDiv(block, 'exercise') then break end
  end
  if kept == nil then return end
  local id = kept and kept.identifier or ''
  local isNamed = id:find('^sec:.*keep$')
  if not isNamed or (section ~= kept and before ~= kept) then
    report.complain(report.place({ 'keep' }, 1, ':::'),
      'what to keep is a section #sec:…-keep of its own, the last before the exercises.')
  end
end

--- Complains of a text that is longer than a chapter may be.
local function checkLength(blocks, source)
  local words = measure.words(blocks)
  if words > measure.mostWords then
    report.complain(source .. ':1', 'the chapter has ' .. words .. ' words outside of asides, and '
      .. measure.mostWords .. ' are allowed; shorten it, or move what can be missed into an aside.')
  end
end

--- The fewest questions of a chapter.
shape.fewestQuestions = 5

--- Complains of every part that a chapter must have and does not.
function shape.require(document, source)
  for _, key in ipairs { 'afterwards', 'skip', 'chinese' } do
    if not document.meta[key] then
      report.complain(source .. ':1', 'the front matter has no ' .. key .. '.')
    end
  end
  local questions, kept = 0, 0
  document.blocks:walk {
    Div = function(div)
      if isDiv(div, 'question') then questions = questions + 1 end
      if isDiv(div, 'keep') then kept = kept + 1 end
    end,
  }
  if questions < shape.fewestQuestions then
    report.complain(source .. ':1', 'the chapter has ' .. questions .. ' questions without code; '
      .. shape.fewestQuestions .. ' at least.')
  end
  if kept == 0 then report.complain(source .. ':1', 'no block says what to keep.') end
end

--- Complains of parts that are there and not as they should be.
function shape.check(document, source)
  local kept = 0
  document.blocks:walk {
    Div = function(div)
      if not isDiv(div, 'keep') then return nil end
      kept = kept + 1
      if kept > 1 then
        report.complain(report.place({ 'keep' }, kept, ':::'), 'the chapter says above what to keep.')
      else
        checkKeep(div)
      end
    end,
  }
  checkAnswers(document.blocks)
  checkPlace(document.blocks)
  checkLength(document.blocks, source)
end

return shape
