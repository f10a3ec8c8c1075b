import Foundation

extension String {
  /// The text in characters of ASCII alone: `σₖ₊₁ ≤ 10⁻³` becomes `sigma_(k+1) <= 10^-3`.
  var inASCII: String {
    if utf8.allSatisfy({ $0 < 128 }) { return self }
    var text = ""
    var rest = self[...]
    while let character = rest.first {
      if let script = character.script {
        let run = rest.prefix { $0.script?.isRaised == script.isRaised }
        text += run.inASCIIScript
        rest = rest.dropFirst(run.count)
      } else {
        rest = rest.dropFirst()
        text.append(character.inASCII, standingFor: character, before: rest.first)
      }
    }
    return text
  }

  /// Adds what stands for a character; a word keeps apart from the letters beside it.
  private mutating func append(
    _ words: String, standingFor character: Character, before: Character?
  ) {
    let isWord = !character.isASCII && words.count > 1 && words.allSatisfy(\.isLetter)
    if isWord, let last, last.isLetter { self += " " }
    self += words
    if isWord, let before, before.isLetter || before.isNumber, before.script == nil { self += " " }
  }
}

extension Substring {
  /// A run of raised or lowered characters: `^-3`, `_(k+1)`; lowered digits stand as they are.
  fileprivate var inASCIIScript: String {
    let isRaised = first?.script?.isRaised ?? false
    let text = compactMap { $0.script?.base }.joined()
    if !isRaised && text.allSatisfy(\.isNumber) { return text }
    let isOne = text.dropFirst().allSatisfy(\.isNumber) || text.allSatisfy(\.isLetter)
    return (isRaised ? "^" : "_") + (isOne ? text : "(\(text))")
  }
}

extension Character {
  /// What a raised or lowered character stands for, where it is one.
  fileprivate var script: (base: String, isRaised: Bool)? {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first, !scalar.isASCII else {
      return nil
    }
    let name = scalar.properties.name ?? ""
    let isRaised = name.hasPrefix("SUPERSCRIPT") || name.hasPrefix("MODIFIER LETTER")
    guard isRaised || name.contains("SUBSCRIPT") else { return nil }
    let base = String(scalar).decomposedStringWithCompatibilityMapping.replacing("−", with: "-")
    return base.utf8.allSatisfy { $0 < 128 } ? (base, isRaised) : nil
  }

  /// The character, or what stands for it.
  fileprivate var inASCII: String {
    if isASCII { return self == "\r\n" ? "\n" : String(self) }
    if let replacement = Self.replacements[self] { return replacement }
    if isWhitespace { return isNewline ? "\n" : " " }
    return unicodeScalars.first?.greekName ?? withoutAccents
  }

  /// The letter without its accents, those of mathematics as words; or a question mark.
  private var withoutAccents: String {
    let words: [Unicode.Scalar: String] = [
      "\u{302}": "_hat", "\u{303}": "_tilde", "\u{304}": "_bar",
    ]
    let scalars = String(self).decomposedStringWithCompatibilityMapping.unicodeScalars
    let text = scalars.map { $0.isASCII ? String($0) : $0.greekName ?? words[$0] ?? "" }.joined()
    return text.isEmpty ? "?" : text
  }

  private static let replacements: [Character: String] = [
    "✓": "+", "✗": "x", "○": "o", "●": "!", "★": "*", "×": "x", "“": "\"", "”": "\"", "‘": "'",
    "’": "'", "…": "...", "–": "-", "—": "--", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=",
    "≈": "~", "≡": "==", "→": "->", "←": "<-", "↦": "|->", "‖": "||", "√": "sqrt", "█": "#",
    "░": ".", "∈": "in", "∉": "not in", "∑": "sum", "∏": "prod", "∞": "inf", "·": "*", "∗": "*",
    "±": "+-", "∓": "-+", "⋮": ":", "⋯": "...", "⋱": "...", "│": "|", "─": "-", "∘": "o",
    "∂": "d", "∇": "grad ", "ℓ": "l", "⟨": "<", "⟩": ">", "⌈": "ceil(", "⌉": ")", "⌊": "floor(",
    "⌋": ")", "†": "^+", "⊗": "(x)", "⊙": "(.)", "⊕": "(+)", "≪": "<<", "≫": ">>",
    "∀": "for all ", "∃": "there is ", "⊥": "^perp", "∝": "~", "∖": " without ", "∅": "{}",
    "⊂": "subset of", "∪": "union", "∩": "and",
  ]
}
