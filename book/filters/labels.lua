--- The kinds of things that carry a number and a label, and the tables that pass between the two passes.

local files = require 'files'

local labels = {}

--- Kind by the prefix of its label: how it is called in its heading and in a reference to it.
labels.kinds = {
  thm = { class = 'theorem', name = 'Theorem', counter = 'theorem' },
  lem = { class = 'lemma', name = 'Lemma', counter = 'theorem' },
  cor = { class = 'corollary', name = 'Corollary', counter = 'theorem' },
  prop = { class = 'proposition', name = 'Proposition', counter = 'theorem' },
  def = { class = 'definition', name = 'Definition', counter = 'theorem' },
  exm = { class = 'example', name = 'Example', counter = 'example' },
  trap = { class = 'trap', name = 'Trap', counter = 'trap' },
  alg = { class = 'algorithm', name = 'Algorithm', counter = 'algorithm' },
  que = { class = 'question', name = 'Question', counter = 'question' },
  fig = { class = 'figure', name = 'Figure', counter = 'figure' },
  tab = { class = 'table', name = 'Table', counter = 'table' },
  eq = { name = '', counter = 'equation' },
  sec = { name = 'section' },
  ex = { name = 'exercise' },
  ch = { name = 'chapter' },
}

--- The prefix that belongs to a class of fenced div.
labels.prefixOfClass = {}
for prefix, kind in pairs(labels.kinds) do
  if kind.class then labels.prefixOfClass[kind.class] = prefix end
end

--- The prefix of a label or of a citation key, lower-cased; nil where it is not a label's.
function labels.prefix(key)
  local prefix = key:match('^(%a+):')
  prefix = prefix and prefix:lower()
  return prefix and labels.kinds[prefix] and prefix
end

--- The label that a reference means: `@Sec:x` is `sec:x` at the start of a sentence.
function labels.key(reference)
  local prefix, rest = reference:match('^(%a+):(.*)$')
  return prefix:lower() .. ':' .. rest
end

--- All labels of the book: number, page and plain title by label.
function labels.load(path)
  local all = {}
  for _, row in ipairs(files.rows(path)) do
    all[row[1]] = { number = row[2], page = row[3], title = row[4] or '' }
  end
  return all
end

return labels
