--- The prose of a chapter, section by section: what its related sections are computed from.

local prose = {}

local function nothing() return {} end

--- Words alone: formulas, code, references, tables and numbers have a language of their own.
local function words(blocks)
  local plain = blocks:walk {
    Math = nothing, Code = nothing, CodeBlock = nothing, RawInline = nothing, RawBlock = nothing, Cite = nothing,
    Table = nothing,
  }
  return (pandoc.write(pandoc.Pandoc(plain), 'plain', { wrap_text = 'none' }):gsub('%s+', ' '):gsub('%f[%w]%d+%f[%W]', ''))
end

local function keeps(block) return block.t == 'Div' and block.classes:includes('keep') end

--- A row for each section of the second level before what to keep: page, id, text.
---
--- The sections after it gather from the whole chapter. The text is that of the author, whatever a run printed.
function prose.sections(blocks, page)
  local sections = {}
  for _, block in ipairs(blocks) do
    if keeps(block) then
      table.remove(sections)
      break
    elseif block.t == 'Header' and block.level == 2 then
      table.insert(sections, { header = block, blocks = pandoc.Blocks {} })
    elseif #sections > 0 then
      sections[#sections].blocks:insert(block)
    end
  end
  local rows = {}
  for _, section in ipairs(sections) do
    local title = pandoc.utils.stringify(section.header)
    table.insert(rows, { page, section.header.identifier, title .. '. ' .. words(section.blocks) })
  end
  return rows
end

return prose
