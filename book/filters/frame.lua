--- Second pass, at its end: what the template sets around the text.
---
--- Metadata: `folder`, `work`.

package.path = pandoc.path.directory(PANDOC_SCRIPT_FILE) .. '/?.lua;' .. package.path

local box = require 'box'
local contents = require 'contents'
local cover = require 'cover'
local files = require 'files'
local html = require 'html'
local map = require 'map'
local related = require 'related'
local report = require 'report'

--- Math in the front matter is typeset like math in the text.
local function typeset(meta)
  if pandoc.utils.type(meta) == 'Inlines' then return html.inline(html.inlines(meta)) end
  if pandoc.utils.type(meta) == 'Blocks' then return html.block(html.blocks(meta)) end
  return meta
end

--- What ran so that the page could be made, where something did.
local function made(folder)
  local run = {}
  for _, row in ipairs(files.rows('build/run/' .. folder .. '/run.tsv')) do run[row[1]] = html.escape(row[2]) end
  if not run.program then return nil end
  return html.inline('How this page was made: <code>' .. run.program .. '</code> printed its output and tables and drew its figures, with seed '
    .. run.seed .. ', on ' .. run.machine .. '. <code>swift run ' .. run.program .. '</code> does it again.')
end

function Pandoc(document)
  local meta = document.meta
  local folder = pandoc.utils.stringify(meta.folder)
  local here = folder .. '.html'
  local pages = contents.load(pandoc.utils.stringify(meta.work) .. '/contents.tsv')
  meta.pagetitle = pandoc.utils.stringify(meta.title)
  meta.description = meta.question and pandoc.utils.stringify(meta.question) or meta.pagetitle
  if folder ~= 'index' then
    local head = (meta.number and pandoc.utils.stringify(meta.number) .. ' ' or '') .. meta.pagetitle
    -- Raw, since a style sheet knows no entities of HTML.
    meta.runninghead = html.inline((head:gsub('[\\"]', '\\%0'):gsub('<', '\\3c ')))
  end
  meta.question = typeset(meta.question or meta.subtitle)
  meta.title = typeset(meta.title)
  meta.abstract = typeset(meta.abstract)
  meta.made = made(folder)
  local builds = files.rows(pandoc.utils.stringify(meta.work) .. '/builds.tsv')
  if meta.number then
    meta.box = html.block(box.html(meta, builds, pages, folder))
    meta.chinese = meta.chinese and html.block(box.chinese(meta.chinese))
  end
  document.blocks = document.blocks:walk {
    Div = function(div)
      if div.classes:includes('map') then return html.block(map.html(pages, builds)) end
    end,
  }
  document.blocks = related.dress(document.blocks, pages, pandoc.utils.stringify(meta.work) .. '/' .. folder .. '.related')
  meta.sidebar = html.block(contents.sidebar(pages, here))
  meta.turn = html.block(contents.turn(pages, here))
  if folder == 'index' then
    meta.cover = true
    report.source(pandoc.utils.stringify(meta.source))
    document.blocks = document.blocks:walk { Para = cover.picture }
    report.finish()
    document.blocks:insert(html.block(contents.cover(pages)))
  end
  return document
end
