--- The look of code and of what it printed: a caption, a copy button, colors by meaning.

local html = require 'html'

local code = {}

local function copy(what)
  return '<button type="button" class="copy" aria-label="Copy ' .. html.escape(what) .. '" hidden>Copy</button>'
end

--- What a listing holds, in a few words: its file, or what it declares first.
local function gist(block)
  local declared = block.text:match('%f[%w]func%s+([%w_]+)') or block.text:match('%f[%w]struct%s+([%w_]+)')
    or block.text:match('%f[%w]let%s+([%w_]+)') or block.text:match('%f[%w]var%s+([%w_]+)')
  local file = (block.attributes.file or ''):match('[^/]+$')
  return declared and 'the code of ' .. declared or file and 'the code in ' .. file
    or 'the code that begins ' .. (block.text:match('[^\n]+') or '')
end

--- Code as pandoc colors it, without the line anchors that nobody follows.
local function highlighted(text, language)
  local block = pandoc.CodeBlock(text, pandoc.Attr('', { language }))
  local body = pandoc.write(pandoc.Pandoc { block }, 'html', { wrap_text = 'none' })
  body = body:match('<code[^>]*>(.*)</code>')
  if not body then return html.escape(text) end
  local lines = {}
  for line in (body .. '\n'):gmatch('([^\n]*)\n') do
    local inner = line:match('^<span id="cb[%d-]+"><a href="#cb[^>]*></a>(.*)</span>$')
    table.insert(lines, inner or line)
  end
  return table.concat(lines, '\n')
end

--- The line above a listing: its file, and a button unless the reader has the file already.
local function caption(block)
  local file, isStub = block.attributes.file, block.classes:includes('stub')
  if not file then return copy(gist(block)) end
  local word = isStub and '<span class="word">Edit</span> ' or ''
  return '<figcaption><span>' .. word .. '<code>' .. html.escape(file) .. '</code></span>'
    .. (isStub and '' or copy(gist(block))) .. '</figcaption>'
end

local function listing(block)
  return '<figure class="code">' .. caption(block) .. '\n<pre data-name="' .. html.escape(gist(block):gsub('^t', 'T')) .. '"><code>'
    .. highlighted(block.text, block.classes[1] or '') .. '</code></pre></figure>'
end

local function output(block)
  local title = block.attributes.title
  local caption = 'Output' .. (title and title ~= '' and ': ' .. html.escape(title) or '')
  if block.attributes.measured then
    caption = caption .. ' <span class="measured">measured on the machine that built this book</span>'
  end
  return '<figure class="output"><figcaption>' .. caption .. '</figcaption>\n<pre><samp>'
    .. html.escape(block.text) .. '</samp></pre></figure>'
end

--- A command with a word on what it does and its copy button.
function code.command(word, text)
  return '<p class="command"><span class="word">' .. word .. '</span> <code>' .. html.escape(text) .. '</code>'
    .. copy(text) .. '</p>'
end

--- Puts code and what it prints, where one follows the other, into one frame.
function code.join(blocks)
  local isOutput = function(block)
    return block and block.t == 'CodeBlock' and block.classes:includes('output')
  end
  local result, index = pandoc.Blocks {}, 1
  while index <= #blocks do
    local block, following = blocks[index], blocks[index + 1]
    if block.t == 'CodeBlock' and not isOutput(block) and isOutput(following) then
      result:extend { html.block('<div class="listing">'), block, following, html.block('</div>') }
      index = index + 2
    else
      result:insert(block)
      index = index + 1
    end
  end
  return result
end

function code.dress(block)
  if block.classes:includes('output') then return html.block(output(block)) end
  return html.block(listing(block))
end

return code
