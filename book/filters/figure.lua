--- Figures: an SVG becomes part of the page and follows its colors, a PNG is loaded when it is near.
---
--- A figure has one panel or several, which stand side by side or one under the other, as the screen allows.

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

local function svg(path, prefix, title, description)
  local text = prefixed(drawing(files.read(path)), prefix)
  local head, rest = text:match('^(<svg[^>]*>)(.*)$')
  if not head:find('viewBox') then
    local width = head:match('%swidth=["\']([%d.]+)')
    local height = head:match('%sheight=["\']([%d.]+)')
    head = head:gsub('^<svg', '<svg viewBox="0 0 ' .. width .. ' ' .. height .. '"')
  end
  head = head:gsub('%srole=["\'][^"\']*["\']', '')
  head = head:gsub('^<svg', '<svg role="img" aria-labelledby="' .. prefix .. 'title ' .. prefix .. 'desc"')
  return head .. '<title id="' .. prefix .. 'title">' .. title .. '</title><desc id="' .. prefix
    .. 'desc">' .. html.escape(description) .. '</desc>' .. rest
end

--- A chart that stands alone has a twin for narrow screens, where letters would shrink with it.
local function alone(path, prefix, label, description)
  local wide = svg(path, prefix, label, description)
  local twin = path:gsub('%.svg$', '.narrow.svg')
  if not files.read(twin) then return wide end
  return wide .. svg(twin, prefix .. 'narrow-', label, description)
end

local function png(div, folder, file)
  local attributes = div.attributes
  return '<img src="figures/' .. folder .. '/' .. html.escape(file) .. '" alt="'
    .. html.escape(attributes.alt) .. '" width="' .. attributes.width .. '" height="'
    .. attributes.height .. '" loading="lazy" decoding="async">'
end

local function letter(index)
  return string.char(96 + index)
end

--- All panels; the first says what one sees on all of them.
local function picture(div, label)
  local attributes = div.attributes
  local chapter = attributes.folder:match('^build/run/([^/]+)/')
  local panels = {}
  for file in attributes.files:gmatch('%S+') do table.insert(panels, file) end
  local prefix = 'figure-' .. attributes.name .. '-'
  if #panels == 1 then
    local file = panels[1]
    local isDrawing = file:find('%.svg$')
    local content = isDrawing and alone(attributes.folder .. file, prefix, label, attributes.alt)
      or png(div, chapter, file)
    return '<div class="picture">' .. content .. '</div>'
  end
  local pieces = {}
  for index, file in ipairs(panels) do
    local description = index == 1 and attributes.alt or 'Described with panel a.'
    table.insert(pieces, '<div class="panel"><span class="letter">' .. letter(index) .. '</span>'
      .. svg(attributes.folder .. file, prefix .. letter(index) .. '-', label .. letter(index), description)
      .. '</div>')
  end
  return '<div class="picture panels">' .. table.concat(pieces) .. '</div>'
end

function figure.dress(div)
  local label = 'Figure\u{a0}' .. div.attributes.number
  local id = html.escape(div.identifier)
  local classes = table.concat(div.classes, ' ')
  local blocks = pandoc.Blocks { html.block('<figure class="' .. classes .. '" id="' .. id .. '">'
    .. picture(div, label) .. '<figcaption>') }
  local caption = pandoc.Inlines { html.inline('<a class="label" href="#' .. id .. '">' .. label
    .. '.</a> ') }
  if div.content[1] then caption:extend(div.content[1].content) end
  blocks:insert(pandoc.Plain(caption))
  blocks:insert(html.block('</figcaption></figure>'))
  return blocks
end

return figure
