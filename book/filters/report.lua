--- What is wrong with a page, said all at once, each complaint with its file and line.

local files = require 'files'

local report = {}

local sources = {}
local complaints = {}

--- Names a file in which complaints may be located; earlier files come first.
function report.source(path)
  table.insert(sources, { path = path, lines = files.lines(path) or {} })
end

--- Whether `needle` stands in `line` as a whole word, and `beside` anywhere in it.
local function holds(line, needle, beside)
  if beside and not line:find(beside, 1, true) then return false end
  local from = 1
  while true do
    local first, last = line:find(needle, from, true)
    if not first then return false end
    local following = line:sub(last + 1, last + 2)
    local ends = not following:find('^[%w_]') and not following:find('^[-:.][%w_]')
    if ends then return true end
    from = last + 1
  end
end

--- The place, `file:line`, of the `nth` line that holds one of the needles.
function report.place(needles, nth, beside)
  local seen = 0
  for _, source in ipairs(sources) do
    for number, line in ipairs(source.lines) do
      for _, needle in ipairs(needles) do
        if holds(line, needle, beside) then
          seen = seen + 1
          if seen == (nth or 1) then return source.path .. ':' .. number end
          break
        end
      end
    end
  end
  if beside then return report.place(needles, nth) end
  if seen > 0 then return report.place(needles, seen) end
  return (sources[1] and sources[1].path or 'book') .. ':1'
end

--- The place of the `nth` line that holds a text as it is, or nil.
function report.exact(text, nth)
  for _, source in ipairs(sources) do
    for number, line in ipairs(source.lines) do
      if line:find(text, 1, true) then
        nth = nth - 1
        if nth == 0 then return source.path .. ':' .. number end
      end
    end
  end
end

--- The place of an attribute such as `section="spectrum"`, quoted or not.
function report.attribute(key, value, nth, beside)
  return report.place({ key .. '="' .. value .. '"', key .. '=' .. value }, nth, beside)
end

--- Complains: one sentence about one place.
function report.complain(place, sentence)
  table.insert(complaints, place .. ': ' .. sentence)
end

--- Prints every complaint and stops the build, if there is any.
function report.finish()
  if #complaints == 0 then return end
  io.stderr:write(table.concat(complaints, '\n'), '\n')
  os.exit(1)
end

--- Names in quotes, for a sentence: “a”, “b”, “c”.
function report.list(names)
  if #names == 0 then return 'none' end
  local quoted = {}
  for _, name in ipairs(names) do table.insert(quoted, '“' .. name .. '”') end
  return table.concat(quoted, ', ')
end

return report
