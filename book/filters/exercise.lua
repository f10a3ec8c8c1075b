--- The look of an exercise: what to do, where, how to check it, and hints that open one by one.

local code = require 'code'
local html = require 'html'

local exercise = {}

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

function exercise.dress(div)
  local number, id = div.attributes.number, html.escape(div.identifier)
  local titleId = 'exercise-' .. number .. '-title'
  local blocks = pandoc.Blocks { html.block('<section class="exercise" id="' .. id
    .. '" aria-labelledby="' .. titleId .. '">\n<p class="head" id="' .. titleId
    .. '"><a class="label" href="#' .. id .. '">Exercise\u{a0}' .. number .. '</a> '
    .. '<span class="name">' .. html.escape(div.attributes.title) .. '</span> '
    .. stars(tonumber(div.attributes.level)) .. '</p>') }
  local hints = pandoc.Blocks {}
  for _, block in ipairs(div.content) do
    if block.t == 'Div' and block.classes:includes('hint') then
      hints:extend(hint(block))
    elseif block.t == 'CodeBlock' and block.classes:includes('stub') then
      local command = code.command('Check', './workbook check ' .. number)
      blocks:extend { html.block('<div class="listing">'), block, html.block(command .. '</div>') }
    else
      blocks:insert(block)
    end
  end
  blocks:extend(hints)
  blocks:insert(html.block('</section>'))
  return blocks
end

return exercise
