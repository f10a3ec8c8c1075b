--- What a run of a chapter left behind: sections, values and figures, and which of them are shown.

local files = require 'files'
local report = require 'report'

local recorded = {}
recorded.__index = recorded

local function byName(rows, make)
  local table_ = { order = {} }
  for _, row in ipairs(rows) do
    table_[row[1]] = make(row)
    table.insert(table_.order, row[1])
  end
  return table_
end

--- Opens the record of a chapter; a page without a run has an empty one.
function recorded.open(folder)
  local run = 'build/run/' .. folder
  local self = setmetatable({ run = run, chapter = 'chapters/' .. folder, shown = {} }, recorded)
  self.sections = byName(files.rows(run .. '/sections.tsv'), function(row)
    return { title = row[2] or '', measured = row[3] == 'measured' }
  end)
  self.values = byName(files.rows(run .. '/values.tsv'), function(row) return row[2] or '' end)
  self.figures = byName(files.rows(run .. '/figures.tsv'), function(row)
    return { table.unpack(row, 2) }
  end)
  self.datas = byName(files.rows(run .. '/data.tsv'), function(row) return row[2] end)
  return self
end

--- What was recorded of one kind under a name; complains at `place` where there is nothing.
function recorded:find(kind, name, place)
  local all = self[kind .. 's']
  if name == 'order' or all[name] == nil then
    report.complain(place, 'the run recorded no ' .. kind .. ' “' .. name .. '”; it recorded '
      .. report.list(all.order) .. '.')
    return nil
  end
  local key = kind .. ' ' .. name
  self.shown[key] = (self.shown[key] or 0) + 1
  return all[name]
end

--- How often a thing has been shown so far.
function recorded:count(kind, name)
  return self.shown[kind .. ' ' .. name] or 0
end

--- Where the chapter's code names a thing: the line that holds it in quotes.
function recorded:origin(name)
  for _, file in ipairs(files.list(self.chapter)) do
    if file:find('%.swift$') then
      for number, line in ipairs(files.lines(self.chapter .. '/' .. file)) do
        if line:find('"' .. name .. '"', 1, true) then
          return self.chapter .. '/' .. file .. ':' .. number
        end
      end
    end
  end
  return self.chapter .. '/chapter.md:1'
end

--- Complains of everything that was recorded and that the page does not show.
function recorded:complainOfUnused()
  for _, kind in ipairs { 'section', 'value', 'figure', 'data' } do
    for _, name in ipairs(self[kind .. 's'].order) do
      if self:count(kind, name) == 0 then
        report.complain(self:origin(name),
          'the run records the ' .. kind .. ' “' .. name .. '” and the chapter never shows it.')
      end
    end
  end
end

return recorded
