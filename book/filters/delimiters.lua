--- Which delimiters of a formula grow with what they enclose, read from its TeX.
---
--- Pandoc marks `(x)` and `\left(x\right)` alike, so the MathML alone cannot tell.

local delimiters = {}

local characters = {
  ['('] = '(', [')'] = ')', ['['] = '[', [']'] = ']', ['|'] = '|',
  ['\\{'] = '{', ['\\}'] = '}', ['\\lbrace'] = '{', ['\\rbrace'] = '}',
  ['\\|'] = '‖', ['\\Vert'] = '‖', ['\\lVert'] = '‖', ['\\rVert'] = '‖',
  ['\\vert'] = '|', ['\\lvert'] = '|', ['\\rvert'] = '|',
  ['\\langle'] = '⟨', ['\\rangle'] = '⟩', ['\\lceil'] = '⌈', ['\\rceil'] = '⌉',
  ['\\lfloor'] = '⌊', ['\\rfloor'] = '⌋',
}

--- Commands whose argument in braces holds no delimiters: text, names and column patterns.
local opaque = {
  ['\\text'] = true, ['\\textrm'] = true, ['\\textbf'] = true, ['\\textit'] = true,
  ['\\operatorname'] = true, ['\\mathrm'] = true, ['\\begin'] = true, ['\\end'] = true,
}

delimiters.isFence = {}
for _, character in pairs(characters) do delimiters.isFence[character] = true end

--- Where to go on after a command: behind the arguments that hold no delimiters.
local function skipArguments(tex, command, position)
  if command == '\\sqrt' or command == '\\xrightarrow' then
    return tex:match('^%s*%b[]()', position) or position
  elseif opaque[command] then
    local name, after = tex:match('^%*?%s*(%b{})()', position)
    after = after or position
    if command == '\\begin' and name == '{array}' then after = tex:match('^%s*%b{}()', after) or after end
    return after
  end
  return position
end

--- The delimiters in their order, each with its character and whether it `grows`.
function delimiters.read(tex)
  local found, grows = {}, false
  local position = 1
  while position <= #tex do
    local token = tex:match('^\\%a+', position) or tex:match('^\\.', position) or tex:sub(position, position)
    position = skipArguments(tex, token, position + #token)
    if token == '\\left' or token == '\\right' or token == '\\middle' then
      grows = true
    elseif characters[token] then
      table.insert(found, { character = characters[token], grows = grows })
      grows = false
    elseif token:find('%S') then
      grows = false
    end
  end
  return found
end

return delimiters
