--- The look of an exercise: what to do, where, how to check it, and hints that open one by one.

local code = require 'code'
local files = require 'files'
local html = require 'html'
local scheme = require 'scheme'
local theorem = require 'theorem'

local exercise = {}

-- What an answer may call stands on a page of its own.
local names = files.read('book/library.md')
  and '<p class="names"><a href="library.html">The library’s names</a></p>' or ''

local function stars(level)
  local shown = string.rep('★', level) .. string.rep('☆', 3 - level)
  return '<span class="level" role="img" aria-label="Level ' .. level .. ' of 3">' .. shown .. '</span>'
end

local function hint(div)
  local index, total = div.attributes.index, div.attributes.total
  local blocks = pandoc.Blocks { html.block('<details class="hint"><summary>Hint ' .. index .. ' of '
    .. total .. '</summary>') }
  blocks:extend(div.content)
  blocks:insert(html.block('</details>'))
  return blocks
end

--- What the exercise showed, behind a click.
local function passed(div)
  local blocks = pandoc.Blocks { html.block('<details class="passed"><summary>' .. scheme.heads.passed
    .. '</summary>') }
  blocks:extend(div.content)
  blocks:insert(html.block('</details>'))
  return blocks
end

--- A part of the statement under its head.
local function part(div)
  local kind = div.attributes.kind
  local blocks = pandoc.Blocks(div.content)
  theorem.runIn(blocks, { html.inline('<span class="head">' .. scheme.heads[kind] .. '.</span>') })
  blocks:insert(1, html.block('<div class="part ' .. kind .. '">'))
  blocks:insert(html.block('</div>'))
  return blocks
end

function exercise.dress(div)
  local number, id = div.attributes.number, html.escape(div.identifier)
  local titleId = 'exercise-' .. number .. '-title'
  local former = div.attributes.formerly or ''
  local formerly = former ~= '' and ' data-formerly="' .. html.escape(former) .. '"' or ''
  local blocks = pandoc.Blocks { html.block('<section class="exercise" id="' .. id
    .. '"' .. formerly .. ' aria-labelledby="' .. titleId .. '">\n<p class="head" id="' .. titleId
    .. '"><a class="label" href="#' .. id .. '">Exercise\u{a0}' .. number .. '</a> '
    .. '<span class="name">' .. html.escape(div.attributes.title) .. '</span> '
    .. stars(tonumber(div.attributes.level)) .. '</p>') }
  local below = pandoc.Blocks {}
  for _, block in ipairs(div.content) do
    if block.t == 'Div' and block.classes:includes('hint') then
      below:extend(hint(block))
    elseif block.t == 'Div' and block.attributes.kind == 'passed' then
      below:extend(passed(block))
    elseif block.t == 'Div' and block.classes:includes('part') then
      blocks:extend(part(block))
    elseif block.t == 'CodeBlock' and block.classes:includes('stub') then
      local command = code.command('Check', './workbook check ' .. number)
      blocks:extend { html.block('<div class="listing">'), block, html.block(command .. '</div>' .. names) }
    else
      blocks:insert(block)
    end
  end
  blocks:extend(below)
  blocks:insert(html.block('</section>'))
  return blocks
end

return exercise
