--- Reading Markdown the way chapters are read: the same extensions, the same macros.

local files = require 'files'

local markdown = {}

markdown.format = 'markdown-implicit_figures-markdown_in_html_blocks'

--- A whole document with its front matter.
function markdown.document(text)
  local macros = files.read('book/macros.md') or ''
  return pandoc.read(macros .. '\n\n' .. text, markdown.format)
end

--- The inlines of one paragraph, such as a caption or a title.
function markdown.inlines(text)
  local blocks = markdown.document(text).blocks
  local last = blocks[#blocks]
  return last and last.t == 'Para' and last.content or pandoc.Inlines {}
end

return markdown
