--- Blocks about other people's data, `::: {.needs data="lee/lee.cor"}`: where a file was not fetched, one sentence takes their place.

local files = require 'files'
local markdown = require 'markdown'
local report = require 'report'

local needs = {}

local attributeOf = { section = 'section', value = 'name', figure = 'name', data = 'data' }

local function isNeeds(block) return block.classes[1] == 'needs' end

--- What the run says of fetched files: those that were missing with a sentence, and what was told from which.
function needs.open(run)
  local self = { absent = {}, told = {} }
  for _, row in ipairs(files.rows(run .. '/absent.tsv')) do self.absent[row[1]] = row[2] end
  for _, row in ipairs(files.rows(run .. '/needs.tsv')) do
    table.insert(self.told, { kind = row[1], name = row[2], files = { table.unpack(row, 3) } })
  end
  return self
end

--- What stands in some blocks, counted by kind and name: sections, values, figures, data and snippets.
local function contents(blocks)
  local found = {}
  local function add(kind, name)
    if name then found[kind .. ' ' .. name] = (found[kind .. ' ' .. name] or 0) + 1 end
  end
  --- Values may stand in captions and alt texts, too.
  local function quoted(element)
    for _, text in pairs(element.attributes) do
      for name in text:gmatch('{%.value name="?([%w-]+)') do add('value', name) end
    end
  end
  blocks:walk {
    CodeBlock = function(block)
      if block.classes:includes('output') then add('section', block.attributes.section) end
      if block.attributes.source then add('snippet', block.attributes.source) end
      quoted(block)
    end,
    Span = function(span) if span.classes:includes('value') then add('value', span.attributes.name) end end,
    Cite = function(cite) for _, citation in ipairs(cite.citations) do add('reference', citation.id) end end,
    Image = function(image)
      add('figure', image.src:match('^figure:(.+)$'))
      quoted(image)
    end,
    Div = function(div)
      for name in (div.attributes.data or ''):gmatch('%S+') do
        if div.classes:includes('explorable') then add('data', name) end
      end
      quoted(div)
    end,
  }
  return found
end

--- The labels in some blocks, and those of the tables that their sections print.
local function labelsIn(blocks)
  local labels = {}
  local function add(element) if element.identifier ~= '' then table.insert(labels, element.identifier) end end
  blocks:walk {
    Div = add, Image = add,
    CodeBlock = function(block)
      if block.classes:includes('output') then
        table.insert(labels, block.identifier ~= '' and block.identifier or 'tab:' .. (block.attributes.section or ''))
      end
    end,
    Str = function(text) table.insert(labels, text.text:match('^{#(eq:[^}]*)}')) end,
  }
  return labels
end

--- Complains of what must be there with or without the file.
local function checkParts(div, place)
  div.content:walk {
    Header = function() report.complain(place, 'a heading stands outside of a block of class needs.') end,
    Div = function(part)
      for _, class in ipairs { 'needs', 'question', 'exercise', 'keep' } do
        if part.classes:includes(class) then
          report.complain(place, 'a block of class ' .. class .. ' stands outside of a block of class needs.')
        end
      end
    end,
    Span = function(span)
      if span.classes:includes('term') or span.classes:includes('symbol') then
        report.complain(place, 'a ' .. span.classes[1] .. ' is introduced outside of a block of class needs.')
      end
    end,
  }
end

--- Complains of what the run told from fetched files and the page shows where they may be missing.
local function checkTold(self, blocks, granted)
  local shown = contents(blocks)
  for _, told in ipairs(self.told) do
    local key = told.kind .. ' ' .. told.name
    for _, file in ipairs(told.files) do
      if (shown[key] or 0) > ((granted[file] or {})[key] or 0) then
        local place = told.kind == 'figure' and report.place { 'figure:' .. told.name }
          or report.attribute(attributeOf[told.kind], told.name)
        report.complain(place, 'the ' .. told.kind .. ' “' .. told.name .. '” is told from ' .. file
          .. '; show it in a block ::: {.needs data="' .. file .. '"}.')
      end
    end
  end
end

--- Complains of references from outside: where the block is left out they would lead nowhere.
local function checkReferences(blocks, div, place)
  local all, inside = contents(blocks), contents(div.content)
  for _, label in ipairs(labelsIn(div.content)) do
    local key = 'reference ' .. label
    if (all[key] or 0) > (inside[key] or 0) then
      report.complain(place, '“' .. label .. '” stands in a block of class needs, and is referred to from outside of it.')
    end
  end
end

--- Opens the blocks whose files are there, and puts one sentence in the place of each other one. Calls `left(source)`
--- for each snippet that goes with them.
function needs.settle(blocks, self, left)
  local granted, seen = {}, 0
  blocks:walk {
    Div = function(div)
      if not isNeeds(div) then return end
      seen = seen + 1
      local place = report.place({ 'needs' }, seen, ':::')
      if not (div.attributes.data or ''):find('%S') then
        report.complain(place, 'a block of class needs names its files: data="lee/lee.cor".')
      end
      checkParts(div, place)
      checkReferences(blocks, div, place)
      local found = contents(div.content)
      for file in (div.attributes.data or ''):gmatch('%S+') do
        granted[file] = granted[file] or {}
        for key, count in pairs(found) do granted[file][key] = (granted[file][key] or 0) + count end
      end
    end,
  }
  checkTold(self, blocks, granted)
  return blocks:walk {
    Div = function(div)
      if not isNeeds(div) then return end
      for file in (div.attributes.data or ''):gmatch('%S+') do
        if self.absent[file] then
          for key in pairs(contents(div.content)) do
            local source = key:match('^snippet (.+)$')
            if source then left(source) end
          end
          return pandoc.Para(markdown.inlines(self.absent[file]))
        end
      end
      return div.content
    end,
  }
end

return needs
