--- Figures: an SVG becomes part of the page and follows its colors, a PNG is loaded when it is near.

local files = require 'files'
local html = require 'html'

local figure = {}

--- The drawing alone: without prologue, and without the title and description of the plotter.
local function drawing(text)
  text = text:match('<svg.*</svg>') or ''
  text = text:gsub('<!%-%-.-%-%->', '')
  text = text:gsub('^(<svg[^>]*>)%s*<title>.-</title>', '%1'):gsub('<desc>.-</desc>', '', 1)
  return text
end

--- Makes the ids of a drawing its own, since many drawings share a page.
local function prefixed(text, prefix)
  text = text:gsub('(%sid=)(["\'])', '%1%2' .. prefix)
  text = text:gsub('url%(#', 'url(#' .. prefix)
  text = text:gsub('(href=)(["\'])#', '%1%2#' .. prefix)
  return text
end

local function svg(div, label)
  local attributes = div.attributes
  local prefix = 'figure-' .. attributes.name .. '-'
  local text = prefixed(drawing(files.read(attributes.path)), prefix)
  local head, rest = text:match('^(<svg[^>]*>)(.*)$')
  if not head:find('viewBox') then
    local width = head:match('%swidth=["\']([%d.]+)')
    local height = head:match('%sheight=["\']([%d.]+)')
    head = head:gsub('^<svg', '<svg viewBox="0 0 ' .. width .. ' ' .. height .. '"')
  end
  head = head:gsub('%srole=["\'][^"\']*["\']', '')
  head = head:gsub('^<svg', '<svg role="img" aria-labelledby="' .. prefix .. 'title ' .. prefix .. 'desc"')
  return head .. '<title id="' .. prefix .. 'title">' .. label .. '</title><desc id="' .. prefix
    .. 'desc">' .. html.escape(attributes.alt) .. '</desc>' .. rest
end

local function png(div, folder)
  local attributes = div.attributes
  return '<img src="figures/' .. folder .. '/' .. html.escape(attributes.file) .. '" alt="'
    .. html.escape(attributes.alt) .. '" width="' .. attributes.width .. '" height="'
    .. attributes.height .. '" loading="lazy" decoding="async">'
end

function figure.dress(div)
  local label = 'Figure\u{a0}' .. div.attributes.number
  local folder = div.attributes.path:match('^build/run/([^/]+)/')
  local isDrawing = div.attributes.file:find('%.svg$')
  local picture = isDrawing and svg(div, label) or png(div, folder)
  local id = html.escape(div.identifier)
  local classes = table.concat(div.classes, ' ')
  local blocks = pandoc.Blocks { html.block('<figure class="' .. classes .. '" id="' .. id .. '">'
    .. '<div class="picture">' .. picture .. '</div><figcaption>') }
  local caption = pandoc.Inlines { html.inline('<a class="label" href="#' .. id .. '">' .. label
    .. '.</a> ') }
  if div.content[1] then caption:extend(div.content[1].content) end
  blocks:insert(pandoc.Plain(caption))
  blocks:insert(html.block('</figcaption></figure>'))
  return blocks
end

return figure
