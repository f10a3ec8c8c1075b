--- A question without code: numbered, aimed at a misconception, its answer behind a click.

local html = require 'html'
local markdown = require 'markdown'
local report = require 'report'

local question = {}

--- First pass: complains of a question that is not whole, and hands the misconception to the answer.
function question.prepare(div)
  local place = report.place({ div.identifier ~= '' and '#' .. div.identifier or '.question' }, 1, ':::')
  for _, key in ipairs { 'name', 'misconception' } do
    if not (div.attributes[key] or ''):find('%S') then
      report.complain(place, 'a question has a ' .. key .. ': ' .. key .. '="…".')
    end
  end
  local answers = div.content:filter(function(block)
    return block.t == 'Div' and block.classes:includes('answer')
  end)
  local last = div.content[#div.content]
  if #answers ~= 1 then
    report.complain(place, 'a question has one answer, and this one has ' .. #answers .. '.')
  elseif not (last.t == 'Div' and last.classes:includes('answer')) then
    report.complain(place, 'the answer stands at the end of its question.')
  else
    last.attributes.misconception = div.attributes.misconception
  end
  return div
end

--- The answer, with what it was aimed at.
function question.answer(div)
  local blocks = pandoc.Blocks { html.block('<details class="answer"><summary>Answer</summary>') }
  blocks:extend(div.content)
  local belief = div.attributes.misconception
  if belief then
    blocks:insert(html.block('<p class="belief">Mistaken belief: ' .. html.inlines(markdown.inlines(belief))
      .. (belief:find('[.?!”]$') and '' or '.') .. '</p>'))
  end
  blocks:insert(html.block('</details>'))
  return blocks
end

return question
