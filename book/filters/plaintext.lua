--- The plain text of a piece of a finished page, its formulas as lines.

local escape = require('html').escape
local mathtext = require 'mathtext'

local entities = { lt = '<', gt = '>', amp = '&', quot = '"', nbsp = ' ' }
local silent = { 'svg', 'script', 'style', 'button', 'nav' }
local blocks = { 'p', 'li', 'td', 'th', 'tr', 'div', 'figcaption', 'pre', 'summary', 'dt', 'dd', 'section', 'h%d' }

--- HTML as text on one line.
local function plaintext(html)
  html = html:gsub('<!%-%-.-%-%->', ''):gsub('<a class="permalink".-</a>', '')
  for _, name in ipairs(silent) do html = html:gsub('<' .. name .. '[%s>].-</' .. name .. '>', '') end
  for _, class in ipairs { '<p class="used">.-</p>', '<p class="related">.-</p>', '<details class="used">.-</details>', '<span class="cited">.-</span>' } do
    html = html:gsub(class, '')
  end
  html = html:gsub('<math.-</math>', function(math) return escape(mathtext.of(math)) end)
  for _, name in ipairs(blocks) do html = html:gsub('<' .. name .. '[%s>]', ' %0'):gsub('</' .. name .. '>', ' ') end
  html = html:gsub('<br>', ' '):gsub('<[^>]*>', '')
  html = html:gsub('&#(%d+);', function(code) return utf8.char(tonumber(code)) end)
  html = html:gsub('&(%a+);', entities):gsub('\u{a0}', ' ')
  return (html:gsub('%s+', ' '):gsub('^ ', ''):gsub(' $', ''))
end

return plaintext
