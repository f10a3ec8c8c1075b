--- The picture on the cover: a figure of a chapter, shown once more.

local files = require 'files'
local html = require 'html'
local report = require 'report'

local cover = {}

--- `![Caption](figure:CHAPTER/NAME){alt="…"}` alone in its paragraph; the file is the chapter's.
function cover.picture(paragraph)
  local image = #paragraph.content == 1 and paragraph.content[1]
  if not image or image.t ~= 'Image' then return nil end
  local place = report.place { image.src }
  local chapter, name = image.src:match('^figure:([%w-]+)/([%w-]+)$')
  if not chapter then
    report.complain(place, 'the picture of the cover is figure:CHAPTER/NAME, not “' .. image.src .. '”.')
    return nil
  end
  local width, height = files.sizeOfPNG('build/run/' .. chapter .. '/figures/' .. name .. '.png')
  local alt = image.attributes.alt or ''
  if not width then report.complain(place, 'the run of ' .. chapter .. ' left no picture “' .. name .. '”.') end
  if alt == '' then report.complain(place, 'the picture of the cover has no alt text: alt="What one sees".') end
  return html.block('<figure class="frontispiece"><img src="figures/' .. chapter .. '/' .. name .. '.png" alt="'
    .. html.escape(alt) .. '" width="' .. (width or 0) .. '" height="' .. (height or 0) .. '" decoding="async"><figcaption>'
    .. html.inlines(image.caption) .. '</figcaption></figure>')
end

return cover
