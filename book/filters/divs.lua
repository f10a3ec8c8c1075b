--- Blocks between `:::` lines: each that opens must close, and pandoc closes what was forgotten silently.

local files = require 'files'
local report = require 'report'

local divs = {}

--- Complains of a block that never closes, at its first line, and of a `:::` that closes nothing.
function divs.check(source)
  local open, code = {}, nil
  for number, line in ipairs(files.lines(source) or {}) do
    local fence = line:match('^%s*(```+)')
    if code then
      if fence and #fence >= #code and line:match('^%s*```+%s*$') then code = nil end
    elseif fence then
      code = fence
    elseif line:match('^:::+%s*$') then
      if #open == 0 then
        report.complain(source .. ':' .. number, 'this ::: closes a block, and none is open.')
      else
        table.remove(open)
      end
    elseif line:match('^:::+%s*%S') then
      table.insert(open, number)
    end
  end
  for _, number in ipairs(open) do
    report.complain(source .. ':' .. number, 'this block is never closed by a line of :::.')
  end
end

return divs
