--- Footnotes as notes in the margin, or below their line where there is no margin.

local html = require 'html'

local notes = {}

--- The note's text as inlines, since it stands inside a paragraph.
local function text(note)
  local result = pandoc.Inlines {}
  for i, block in ipairs(note.content) do
    if i > 1 then result:insert(html.inline('<br>')) end
    result:extend(block.content or {})
  end
  return result
end

function notes.dress(blocks)
  local count = 0
  return blocks:walk {
    traverse = 'topdown',
    Note = function(note)
      count = count + 1
      local id = 'note-' .. count
      local content = pandoc.Inlines { html.inline(
        '<button type="button" class="noteref" aria-expanded="true" aria-controls="' .. id
        .. '" aria-label="Note ' .. count .. '">' .. count .. '</button><span class="note" id="' .. id
        .. '" role="note"><span class="note-number" aria-hidden="true">' .. count .. '</span> ') }
      content:extend(text(note))
      content:insert(html.inline('</span>'))
      return content
    end,
  }
end

return notes
