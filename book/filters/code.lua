--- The look of code and of what it printed: a caption, a copy button, colors by meaning.

local html = require 'html'

local code = {}

local copy = '<button type="button" class="copy" hidden>Copy</button>'

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

--- The HTML of a listing; `file` is the path that its caption shows.
local function listing(text, language, file)
  local lines = {}
  table.insert(lines, '<figure class="code">')
  if file then
    table.insert(lines, '<figcaption><code>' .. html.escape(file) .. '</code>' .. copy .. '</figcaption>')
  else
    table.insert(lines, copy)
  end
  table.insert(lines, '<pre tabindex="0"><code>' .. highlighted(text, language) .. '</code></pre>')
  table.insert(lines, '</figure>')
  return table.concat(lines, '\n')
end

local function output(block)
  local title = block.attributes.title
  local caption = 'Output' .. (title and title ~= '' and ': ' .. html.escape(title) or '')
  if block.attributes.measured then
    caption = caption .. ' <span class="measured">measured on the machine that built this book</span>'
  end
  return '<figure class="output"><figcaption>' .. caption .. '</figcaption>\n<pre tabindex="0"><samp>'
    .. html.escape(block.text) .. '</samp></pre></figure>'
end

--- A command with its copy button.
function code.command(text)
  return '<p class="command"><code>' .. html.escape(text) .. '</code>' .. copy .. '</p>'
end

function code.dress(block)
  if block.classes:includes('output') then return html.block(output(block)) end
  return html.block(listing(block.text, block.classes[1] or '', block.attributes.file))
end

return code
