--- The box at the start of a chapter: what it builds on, what may be skipped, how long it takes, what one can
--- do afterwards, and the same in Chinese.
---
--- What it builds on and how long it takes are measured on the chapter and written by no one.

local html = require 'html'
local labels = require 'labels'
local measure = require 'measure'
local report = require 'report'

local box = {}

--- What one builds on: what is stated, and sections. Figures and exercises illustrate.
local carries = { ch = true, thm = true, lem = true, cor = true, prop = true, def = true, alg = true,
  exm = true, trap = true, eq = true, sec = true }

local function kind(value) return value and pandoc.utils.type(value) end

local function complain(source, sentence) report.complain(source .. ':1', 'the front matter ' .. sentence) end

--- First pass: complains of what the front matter says and should say otherwise.
function box.check(meta, source)
  local can = meta.afterwards
  if can and (kind(can) ~= 'List' or #can < 3 or #can > 5) then
    complain(source, 'says in three to five items what one can do afterwards.')
  end
  local chinese = meta.chinese
  if not chinese then return end
  for _, key in ipairs { 'title', 'question', 'abstract' } do
    local text = chinese[key] and pandoc.utils.stringify(chinese[key]) or ''
    if not text:find('[\228-\233][\128-\191][\128-\191]') then
      complain(source, 'has no ' .. key .. ' in Chinese.')
    end
  end
end

--- First pass: the minutes of a chapter, from its own text as the author wrote it and the exercises' levels.
function box.minutes(blocks, exercises)
  local solving = 0
  for _, name in ipairs(exercises.order) do
    solving = solving + measure.minutesOfLevel[exercises[name].level]
  end
  return { reading = measure.readingMinutes(blocks), solving = solving }
end

--- Between the passes: a row for each label of an earlier chapter that a chapter refers to, in the book's order.
function box.builds(chapter, uses, labelRows)
  local wanted, rows = {}, {}
  for _, row in ipairs(uses) do wanted[row[1]] = carries[labels.prefix(row[1]) or ''] end
  for _, row in ipairs(labelRows) do
    local page = row[3]:gsub('%.html$', '')
    if wanted[row[1]] and page:find('^%d') and page < chapter then
      table.insert(rows, { chapter, page, row[1], row[2], row[4] })
    end
  end
  return rows
end

local function link(address, text, title)
  return '<a class="ref" href="' .. html.escape(address) .. '"'
    .. (title and title ~= '' and ' title="' .. html.escape(title) .. '"' or '') .. '>' .. text .. '</a>'
end

--- The earlier chapters, each with the statements and sections that this one refers to.
local function foundations(rows, here)
  local bases, order = {}, {}
  for _, row in ipairs(rows) do
    if row[1] == here then
      if not bases[row[2]] then
        bases[row[2]] = {}
        table.insert(order, row[2])
      end
      local prefix = labels.prefix(row[3])
      local address = row[2] .. '.html#' .. row[3]
      local name = labels.kinds[prefix].name
      local text = prefix == 'eq' and '(' .. row[4] .. ')' or name .. '\u{a0}' .. row[4]
      if prefix ~= 'ch' then table.insert(bases[row[2]], link(address, text, row[5])) end
    end
  end
  return bases, order
end

local function builds(rows, pages, here)
  local bases, order = foundations(rows, here)
  if #order == 0 then return 'No earlier chapter.' end
  local items = {}
  for _, page in ipairs(pages) do
    local base = page.file:gsub('%.html$', '')
    if bases[base] then
      local text = link(page.file, 'Chapter\u{a0}' .. page.number) .. ', ' .. page.title
      local list = table.concat(bases[base], ', ')
      table.insert(items, '<li>' .. text .. (list ~= '' and ': ' .. list or '') .. '</li>')
    end
  end
  return '<ul>' .. table.concat(items) .. '</ul>'
end

--- Minutes in words, from an hour and a quarter on in quarters of an hour.
local function duration(minutes)
  if minutes < 70 then return minutes .. '\u{a0}minutes' end
  local quarters = math.floor(minutes / 15 + 0.5)
  local fractions = { [0] = '', '¼', '½', '¾' }
  local hours = quarters // 4 .. fractions[quarters % 4]
  return hours .. '\u{a0}' .. (quarters == 4 and 'hour' or 'hours')
end

local function time(meta)
  local reading = tonumber(pandoc.utils.stringify(meta.reading))
  local solving = tonumber(pandoc.utils.stringify(meta.solving))
  local text = 'About ' .. duration(reading) .. ' to read'
  return solving > 0 and text .. ', ' .. duration(solving) .. ' for the exercises.' or text .. '.'
end

local function written(meta)
  if kind(meta) == 'Blocks' and #meta == 1 and meta[1].content then return html.inlines(meta[1].content) end
  if kind(meta) == 'Blocks' then return html.blocks(meta) end
  return html.inlines(meta)
end

--- Second pass: the box, from the front matter and from what the chapters refer to.
function box.html(meta, rows, pages, here)
  local lines = { '<dl class="box">' }
  local function entry(class, word, text)
    table.insert(lines, '<div class="' .. class .. '"><dt>' .. word .. '</dt><dd>' .. text .. '</dd></div>')
  end
  entry('builds', 'Builds on', builds(rows, pages, here))
  if meta.skip then entry('skipped', 'May be skipped', written(meta.skip)) end
  entry('time', 'Time', time(meta))
  if meta.afterwards then
    local items = {}
    for _, item in ipairs(meta.afterwards) do table.insert(items, '<li>' .. written(item) .. '</li>') end
    entry('afterwards', 'Afterwards you can', '<ul>' .. table.concat(items) .. '</ul>')
  end
  table.insert(lines, '</dl>')
  return table.concat(lines, '\n')
end

--- Second pass: title, question and abstract in Chinese.
function box.chinese(chinese)
  return '<div class="chinese" lang="zh">\n<p class="name">' .. written(chinese.title)
    .. '</p>\n<p class="asked">' .. written(chinese.question) .. '</p>\n<p>' .. written(chinese.abstract)
    .. '</p>\n</div>'
end

return box
