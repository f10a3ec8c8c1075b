--- The contents of the whole book: its pages in order, each with its sections.

local files = require 'files'
local html = require 'html'

local contents = {}

--- All pages, each with number, title, question, abstract and sections.
function contents.load(path)
  local pages = {}
  for _, row in ipairs(files.rows(path)) do
    if row[1] == '1' then
      table.insert(pages, { file = row[2], number = row[4], title = row[5], question = row[6] or '',
        abstract = row[7] or '', sections = {} })
    else
      table.insert(pages[#pages].sections, { level = tonumber(row[1]), id = row[3], number = row[4],
        title = row[5] })
    end
  end
  return pages
end

local function entry(number, title)
  local shown = number ~= '' and '<span class="number">' .. number .. '</span> ' or ''
  return shown .. '<span class="title">' .. title .. '</span>'
end

--- The sections of a page as a list; the subsections stay on the page.
local function sections(page)
  local lines = {}
  for _, section in ipairs(page.sections) do
    if section.level == 2 then
      table.insert(lines, '<li><a href="#' .. html.escape(section.id) .. '">'
        .. entry(section.number, section.title) .. '</a></li>')
    end
  end
  if #lines == 0 then return '' end
  return '\n<ol class="sections">\n' .. table.concat(lines, '\n') .. '\n</ol>'
end

--- The sidebar: all pages, and the sections of the one that is open.
function contents.sidebar(pages, here)
  local lines = { '<ol class="pages">' }
  for _, page in ipairs(pages) do
    local isHere = page.file == here
    table.insert(lines, '<li><a href="' .. page.file .. '"' .. (isHere and ' aria-current="page"' or '')
      .. '>' .. entry(page.number, page.title) .. '</a>' .. (isHere and sections(page) or '') .. '</li>')
  end
  table.insert(lines, '</ol>')
  return table.concat(lines, '\n')
end

local function step(page, class, word)
  if not page then return '' end
  return '<a class="' .. class .. '" href="' .. page.file .. '" rel="' .. class .. '"><span class="way">'
    .. word .. '</span> ' .. entry(page.number, page.title) .. '</a>'
end

--- Links to the pages before and after.
function contents.turn(pages, here)
  for i, page in ipairs(pages) do
    if page.file == here then
      local before = pages[i - 1] or { file = 'index.html', number = '', title = 'Contents' }
      return step(before, 'prev', 'Previous') .. step(pages[i + 1], 'next', 'Next')
    end
  end
  return step(pages[1], 'next', 'Begin')
end

--- The contents on the cover: a question and an abstract for every chapter.
function contents.cover(pages)
  local lines = { '<ol class="chapters">' }
  for _, page in ipairs(pages) do
    local question = page.question ~= '' and '<p class="question">' .. page.question .. '</p>' or ''
    local abstract = page.abstract ~= '' and '<div class="abstract">' .. page.abstract .. '</div>' or ''
    table.insert(lines, '<li><h2><a href="' .. page.file .. '">' .. entry(page.number, page.title)
      .. '</a></h2>' .. question .. abstract .. '</li>')
  end
  table.insert(lines, '</ol>')
  return table.concat(lines, '\n')
end

return contents
