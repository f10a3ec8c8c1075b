--- The look of theorems and their kin: a run-in heading, and a proof that ends with ∎.

local html = require 'html'
local labels = require 'labels'
local markdown = require 'markdown'
local uses = require 'uses'

local theorem = {}

local function opening(class, id)
  return html.block('<div class="' .. class .. '"' .. (id and ' id="' .. html.escape(id) .. '"' or '') .. '>')
end

--- Puts inlines in front of the first paragraph, or in one of their own.
function theorem.runIn(blocks, inlines)
  local first = blocks[1]
  if first and (first.t == 'Para' or first.t == 'Plain') then
    local content = pandoc.Inlines(inlines)
    content:insert(pandoc.Space())
    content:extend(first.content)
    blocks[1] = pandoc.Para(content)
  else
    blocks:insert(1, pandoc.Para(inlines))
  end
end

--- A numbered statement: “Theorem 2.3 (Eckart–Young–Mirsky).”
function theorem.dress(div, class)
  local kind = labels.kinds[labels.prefixOfClass[class]]
  local id, name = div.identifier, div.attributes.name
  local label = '<a class="label" href="#' .. html.escape(id) .. '">' .. kind.name .. '\u{a0}'
    .. div.attributes.number .. (name and '</a>' or '.</a>')
  local named = name and ' <span class="name">(' .. html.inlines(markdown.inlines(name)) .. ').</span>' or ''
  local blocks = pandoc.Blocks(div.content)
  theorem.runIn(blocks, { html.inline('<span class="head">' .. label .. named .. '</span>') })
  local line = kind.counter == 'theorem' and uses.line(id)
  if line then blocks:insert(line) end
  blocks:insert(1, opening('statement ' .. class, id))
  blocks:insert(html.block('</div>'))
  return blocks
end

function theorem.remark(div)
  local blocks = pandoc.Blocks(div.content)
  theorem.runIn(blocks, { html.inline('<span class="head">Remark.</span>') })
  blocks:insert(1, opening('statement remark', div.identifier ~= '' and div.identifier or nil))
  blocks:insert(html.block('</div>'))
  return blocks
end

--- Takes the first words of a proof off its text, as what stands on the closed proof.
local function summary(blocks)
  local content = pandoc.Inlines(blocks[1].content)
  local head = content:remove(1)
  if content[1] and content[1].t == 'Space' then content:remove(1) end
  if #content == 0 then blocks:remove(1) else blocks[1] = pandoc.Para(content) end
  local words = pandoc.utils.stringify(head):gsub('%.$', '')
  return '<summary>' .. html.escape(words) .. '</summary>'
end

--- A proof; its first words come from the first pass. A long one opens on demand.
function theorem.proof(div)
  local blocks = pandoc.Blocks(div.content)
  local last = blocks[#blocks]
  local mark = html.inline('<span class="qed" role="img" aria-label="End of proof">∎</span>')
  if last and (last.t == 'Para' or last.t == 'Plain') then
    last.content:extend { pandoc.Space(), mark }
  else
    blocks:insert(pandoc.Para { mark })
  end
  if div.classes:includes('long') then
    local words = summary(blocks)
    blocks:insert(1, html.block('<details class="proof">' .. words))
    blocks:insert(html.block('</details>'))
  else
    blocks:insert(1, opening('proof'))
    blocks:insert(html.block('</div>'))
  end
  return blocks
end

return theorem
