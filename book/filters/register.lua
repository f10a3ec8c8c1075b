--- What a page has that is numbered: theorems, figures, traps, exercises, each with its title.

local html = require 'html'
local markdown = require 'markdown'
local walk = require 'walk'

local register = {}

--- References inside a title stay open until all labels are known: `@{thm:name}`.
local function open(inlines)
  return pandoc.Inlines(inlines):walk {
    Cite = function(cite)
      local keys = {}
      for _, citation in ipairs(cite.citations) do table.insert(keys, '@{' .. citation.id .. '}') end
      return pandoc.Str(table.concat(keys, ', '))
    end,
    Note = function() return {} end,
    Link = function(link) return link.content end,
  }
end

--- The first sentence of a caption.
local function firstSentence(inlines)
  local sentence = pandoc.Inlines {}
  for index, inline in ipairs(inlines) do
    sentence:insert(inline)
    local after = inlines[index + 1]
    local ends = inline.t == 'Str' and inline.text:find('[.?!][)”’]*$') and not inline.text:find('^%a%.$')
    if ends and (not after or after.t == 'Space' or after.t == 'SoftBreak') then break end
  end
  return sentence
end

local function title(div, class)
  if class == 'exercise' then return html.escape(div.attributes.title or '') end
  if div.attributes.name and class ~= 'figure' then
    return html.inlines(open(markdown.inlines(div.attributes.name)))
  end
  local first = div.content[1]
  local isCaption = class == 'figure' or class == 'table'
  if isCaption and first and first.content then return html.inlines(open(firstSentence(first.content))) end
  return ''
end

--- A row for each: class, id, number, page, title, number and title of its section, level.
function register.of(document, page)
  local rows = {}
  walk.page(document, function(block, place)
    local thing = place.thing
    if block.t ~= 'Div' or not thing or block.identifier ~= thing.id then return end
    table.insert(rows, { thing.class, thing.id, thing.number, page, title(block, thing.class),
      place.section.number, place.section.title, block.attributes.level or '' })
  end)
  return rows
end

return register
