--- How long things are: the one place that says what a word, a minute and a line of a proof is.

local measure = {}

--- Words that one reads in a minute, where the text is followed by thought.
measure.wordsPerMinute = 180
--- Minutes that a displayed formula takes.
measure.minutesPerFormula = 0.5
--- Minutes that an exercise takes, by its level.
measure.minutesOfLevel = { 10, 20, 40 }
--- The most words of a chapter, asides not counted.
measure.mostWords = 6000
--- Signs in a line of a proof, the lines that a displayed formula stands for, and the most lines of
--- a proof that is shown at once.
measure.signsPerLine, measure.linesPerFormula, measure.mostProofLines = 75, 2, 8

local function nothing() return {} end

--- The blocks without asides, code and output.
local function prose(blocks)
  return blocks:walk {
    CodeBlock = nothing, RawBlock = nothing, RawInline = nothing, Code = function() return pandoc.Str('code') end,
    Div = function(div) if div.classes:includes('more') then return {} end end,
  }
end

--- Words of the plain text, without asides, code, output and formulas.
function measure.words(blocks)
  local plain = prose(pandoc.Blocks(blocks)):walk { Math = nothing }
  local text = pandoc.write(pandoc.Pandoc(plain), 'plain', { wrap_text = 'none' })
  local count = 0
  for word in text:gmatch('%S+') do
    if word:find('[%w\128-\255]') and not word:find('^[─-]+$') then count = count + 1 end
  end
  return count
end

--- Displayed formulas outside of asides.
function measure.formulas(blocks)
  local count = 0
  prose(pandoc.Blocks(blocks)):walk {
    Math = function(math) if math.mathtype == 'DisplayMath' then count = count + 1 end end,
  }
  return count
end

--- Minutes for a text, to whole fives and never none; a formula in a line is a word.
function measure.readingMinutes(blocks)
  local inLines = 0
  prose(pandoc.Blocks(blocks)):walk {
    Math = function(math) if math.mathtype == 'InlineMath' then inLines = inLines + 1 end end,
  }
  local minutes = (measure.words(blocks) + inLines) / measure.wordsPerMinute
    + measure.formulas(blocks) * measure.minutesPerFormula
  return math.max(5, math.floor(minutes / 5 + 0.5) * 5)
end

--- Signs that a formula shows, about: a command is one, and what only places is none.
local function shown(tex)
  return #tex:gsub('\\%a+', 'x'):gsub('[{}^_%s\\&]', '')
end

--- Lines that a proof takes: its text at the width of the page, and its displayed formulas.
function measure.proofLines(blocks)
  local signs, formulas = 0, 0
  pandoc.Blocks(blocks):walk {
    Math = function(math)
      if math.mathtype == 'DisplayMath' then formulas = formulas + 1 else signs = signs + shown(math.text) end
    end,
    Str = function(text) signs = signs + utf8.len(text.text) end,
    Code = function(code) signs = signs + utf8.len(code.text) end,
    Space = function() signs = signs + 1 end,
    SoftBreak = function() signs = signs + 1 end,
  }
  return signs / measure.signsPerLine + formulas * measure.linesPerFormula
end

--- Whether a proof is too long to be shown at once.
function measure.isLongProof(blocks)
  return measure.proofLines(blocks) > measure.mostProofLines
end

return measure
