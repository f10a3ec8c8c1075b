--- The shape that every chapter has: what its parts must hold.

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

--- Complains of parts that are there and not as they should be.
function shape.check(document)
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
end

return shape
