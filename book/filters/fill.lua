--- Fills a chapter: snippets, output, values, figures and exercises, each from its one source.

local exercises = require 'exercises'
local explorable = require 'explorable'
local files = require 'files'
local grammar = require 'grammar'
local library = require 'library'
local markdown = require 'markdown'
local needs = require 'needs'
local printed = require 'printed'
local question = require 'question'
local recorded = require 'recorded'
local regions = require 'regions'
local report = require 'report'

local fill = {}

local chapter

--- The path of a snippet's file: in the chapter's folder unless it starts at the project's root.
local function pathOf(file)
  local top = file:match('^([^/]+)/')
  if top == 'Sources' or top == 'solutions' or top == 'exercises' then return file end
  return 'chapters/' .. chapter.folder .. '/' .. file
end

local function snippet(block)
  local source = block.attributes.source
  local uses = (chapter.snippets[source] or 0) + 1
  chapter.snippets[source] = uses
  local place = report.attribute('source', source, uses)
  local file, name = source:match('^(.+)#([%w-]+)$')
  if not file then
    report.complain(place, 'a source is written FILE#SNIPPET, not “' .. source .. '”.')
    return
  end
  local path = pathOf(file)
  local found = regions.of(path)
  if not found then
    report.complain(place, 'there is no file ' .. path .. '.')
  elseif name == 'order' or not found[name] then
    report.complain(place, path .. ' has no snippet “' .. name .. '”; it has '
      .. report.list(found.order) .. '.')
  elseif uses > 1 then
    report.complain(place, 'the snippet “' .. source .. '” is already shown above.')
  elseif block.text ~= '' then
    report.complain(place, 'a block with a source is empty, because the build fills it.')
  else
    table.insert(chapter.quotes, { path, name })
    block.text = found[name].text or ''
    block.attributes.source = nil
    block.attributes.file = path
  end
  return block
end

local function output(block)
  local name = block.attributes.section
  if not name then
    report.complain(report.place { '.output' }, 'a block of class output needs a section.')
    return
  end
  local uses = chapter.record:count('section', name) + 1
  local place = report.attribute('section', name, uses)
  local section = chapter.record:find('section', name, place)
  if not section then return end
  if uses > 1 then
    report.complain(place, 'the section “' .. name .. '” is already shown above.')
  end
  local pieces = printed.pieces(chapter.record.run .. '/sections/' .. name)
  if not pieces then
    report.complain(place, 'the run left no text for the section “' .. name .. '”.')
    return
  end
  if #pieces == 1 then pieces[1].measured = section.measured end
  for _, piece in ipairs(pieces) do
    if piece.text and printed.drawsTable(piece.text) then
      report.complain(place, 'the section “' .. name .. '” prints a table as text; give page.print the Table itself.')
    end
  end
  block.attributes.title = section.title
  return printed.blocks(block, pieces, place)
end

local function codeBlock(block)
  if block.attributes.source then return snippet(block) end
  if block.classes:includes('output') then return output(block) end
end

local function value(span)
  if not span.classes:includes('value') then return nil end
  local name = span.attributes.name or ''
  local uses = chapter.record:count('value', name) + 1
  local place = report.attribute('name', name, uses, '.value')
  local text = chapter.record:find('value', name, place)
  if text then return pandoc.Span({ pandoc.Str(text) }, pandoc.Attr('', { 'value' })) end
end

--- The text of an attribute in which values may stand.
local function plain(text)
  return pandoc.utils.stringify(markdown.inlines(text):walk { Span = value })
end

local function figure(image)
  local name = image.src:match('^figure:(.+)$')
  if not name then
    report.complain(report.place { image.src },
      'an image is a figure that the run wrote, figure:NAME, not “' .. image.src .. '”.')
    return
  end
  local uses = chapter.record:count('figure', name) + 1
  local place = report.place({ 'figure:' .. name }, uses)
  local panels = chapter.record:find('figure', name, place)
  if not panels then return end
  if uses > 1 then report.complain(place, 'the figure “' .. name .. '” is already shown above.') end
  local alt = plain(image.attributes.alt or '')
  if not alt:find('%S') then
    report.complain(place, 'the figure “' .. name .. '” has no alt text: alt="What one sees".')
  end
  local folder = chapter.record.run .. '/figures/'
  local attributes = { name = name, folder = folder, files = table.concat(panels, ' '), alt = alt }
  for _, file in ipairs(panels) do
    if file:find('%.png$') then
      local width, height = files.sizeOfPNG(folder .. file)
      if not width then report.complain(place, folder .. file .. ' is not a PNG file.') end
      attributes.width, attributes.height = tostring(width), tostring(height)
    elseif not files.read(folder .. file) then
      report.complain(place, 'there is no file ' .. folder .. file .. '.')
    end
  end
  local classes = image.classes:clone()
  classes:insert(1, 'figure')
  local caption = pandoc.Plain(image.caption)
  return pandoc.Div({ caption }, pandoc.Attr(image.identifier, classes, attributes))
end

local function paragraph(block)
  if #block.content == 1 and block.content[1].t == 'Image' then return figure(block.content[1]) end
end

local function exercise(div)
  local name = div.attributes.name or ''
  local uses = (chapter.placed[name] or 0) + 1
  chapter.placed[name] = uses
  local place = report.attribute('name', name, uses, '.exercise')
  local found = name ~= 'order' and chapter.exercises[name]
  if not found then
    report.complain(place, 'exercises/' .. chapter.folder .. ' has no exercise “' .. name
      .. '”; it has ' .. report.list(chapter.exercises.order) .. '.')
  elseif uses > 1 then
    report.complain(place, 'the exercise “' .. name .. '” is already placed above.')
  else
    return exercises.block(found, chapter.number)
  end
end

local function div(block)
  if block.classes:includes('question') then return question.prepare(block) end
  if block.classes:includes('library') then return library.blocks(block) end
  if block.classes:includes('exercise') and not block.attributes.number then
    return exercise(block)
  end
  if block.classes:includes('explorable') then
    local name = block.attributes.name or ''
    chapter.explorables[name] = (chapter.explorables[name] or 0) + 1
    return explorable.fill(block, chapter.record, chapter.explorables[name], plain)
  end
end

local function stray(image)
  report.complain(report.place { image.src }, 'a figure stands alone in its paragraph.')
end

local function complainOfUnused()
  chapter.record:complainOfUnused()
  for _, file in ipairs(files.list('chapters/' .. chapter.folder)) do
    if file:find('%.swift$') then
      local path = 'chapters/' .. chapter.folder .. '/' .. file
      local found = regions.of(path)
      for _, name in ipairs(found.order) do
        if not chapter.snippets[file .. '#' .. name] then
          report.complain(path .. ':' .. found[name].line, 'no block shows the snippet “' .. name .. '”.')
        end
      end
    end
  end
  for _, name in ipairs(chapter.exercises.order) do
    if not chapter.placed[name] then
      report.complain(chapter.exercises[name].path .. ':1', 'the chapter never places this exercise.')
    end
  end
end

--- Fills the document and answers it with the pairs of path and snippet that it quotes.
function fill.document(document, folder, number)
  chapter = {
    folder = folder, number = number, record = recorded.open(folder),
    exercises = exercises.open(folder), snippets = {}, placed = {}, explorables = {}, quotes = {},
  }
  grammar.check(document.blocks)
  document.blocks = needs.settle(document.blocks, needs.open(chapter.record.run), function(source)
    chapter.snippets[source] = (chapter.snippets[source] or 0) + 1
    local file, name = source:match('^(.+)#([%w-]+)$')
    if file then table.insert(chapter.quotes, { pathOf(file), name }) end
  end)
  for _, name in ipairs(chapter.exercises.order) do
    local exercise = chapter.exercises[name]
    grammar.checkStatement(exercise.blocks, exercise.path)
    library.checkStatement(exercise.blocks, exercise.path, folder)
  end
  document.blocks = document.blocks:walk { traverse = 'topdown', Div = div }
  document.blocks = document.blocks:walk {
    traverse = 'topdown', CodeBlock = codeBlock, Para = paragraph,
  }
  document = document:walk { Span = value }
  document:walk { Image = stray }
  complainOfUnused()
  if folder == 'library' then library.complainOfUnused('book/library.md') end
  return document, chapter.quotes
end

--- The exercises of the chapter that was filled.
function fill.exercises() return chapter.exercises end

return fill
