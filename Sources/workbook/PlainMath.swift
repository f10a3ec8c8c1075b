import Foundation

/// A formula for a terminal: `A \in \mathbb{R}^{m \times n}` becomes `A ∈ ℝ^(m × n)`.
///
/// A command that it does not know becomes a word; no backslash is left. The book shows the real
/// thing.
struct PlainMath {
  private var rest: Substring
  private var result = "" { didSet { isAfterOpening = false } }
  private var isAfterOpening = false

  private init(_ source: Substring) { rest = source }

  /// A formula in plain characters.
  static func formula(_ source: Substring) -> String {
    var math = PlainMath(source)
    math.translate()
    let text = math.result.trimmingCharacters(in: .whitespacesAndNewlines)
    // In a display a blank stands before the sign that ends the sentence.
    return text.replacing(/\s+([.,;:])$/) { $0.output.1 }
  }

  private mutating func translate() {
    while let character = rest.popFirst() {
      switch character {
      case "\\": translateCommand()
      case "^": result += script(argument(), PlainMath.superscripts, mark: "^")
      case "_": result += script(argument(), PlainMath.subscripts, mark: "_")
      case "{", "}": continue
      case "&":
        endRow()
        result += "  "
      case " ", "\n", "~": writeBlank()
      default: result.append(character)
      }
    }
  }

  private mutating func translateCommand() {
    let name = String(rest.prefix { $0.isLetter })
    rest = rest.dropFirst(name.count)
    switch name {
    case "": translateSign()
    case "frac", "tfrac", "dfrac", "cfrac":
      result += "\(grouped(argument()))/\(grouped(argument()))"
    case "sqrt": result += "√\(radicand(argument()))"
    case "begin": open(matrix: argument())
    case "end": close(matrix: argument())
    case "mathbb": result += PlainMath.blackboard(PlainMath.formula(argument()))
    case _ where name.hasPrefix("text"): result += argument()
    case "operatorname", "mathop": write(word: PlainMath.formula(argument()))
    case "boldsymbol": result += PlainMath.formula(argument())
    case _ where name.hasPrefix("math"): result += PlainMath.formula(argument())
    case _ where PlainMath.isSize(name): return
    default: translate(named: name)
    }
  }

  /// A symbol, an accent, a Greek letter, or else a word such as `\diag`.
  private mutating func translate(named name: String) {
    if let symbol = MathSymbols.symbol(name) {
      result += symbol
    } else if let accent = MathSymbols.accents[name] {
      result += PlainMath.formula(argument()) + accent
    } else {
      write(word: name)
      if rest.first == "{" { result += "(\(PlainMath.formula(argument())))" }
    }
  }

  /// Writes a blank where there is none, and not where a row of a matrix begins.
  private mutating func writeBlank() {
    if !isAfterOpening && result.last != " " { result += " " }
  }

  /// Writes the name of a function, apart from what stands before it.
  private mutating func write(word: String) {
    if let last = result.last, last.isLetter || last.isNumber || last == ")" { result += " " }
    result += word
  }

  /// Whether a command only says how large or how far apart something is.
  private static func isSize(_ name: String) -> Bool {
    ["left", "right", "middle", "displaystyle", "limits", "nolimits"].contains(name)
      || name.lowercased().hasPrefix("big")
  }

  private static func blackboard(_ letter: String) -> String {
    let letters = Dictionary(uniqueKeysWithValues: zip("RCNZQEP", "ℝℂℕℤℚ𝔼ℙ"))
    return String(letter.map { letters[$0] ?? $0 })
  }

  /// `\,`, `\\`, `\{` and their like.
  private mutating func translateSign() {
    guard let sign = rest.popFirst() else { return }
    switch sign {
    case "\\":
      endRow()
      result += "; "
      isAfterOpening = true
    case "|": result += "‖"
    case ",", ";", ":", " ": writeBlank()
    case "!": return
    default: result.append(sign)
    }
  }

  /// What a command is about: a group in braces, a command, or a character.
  private mutating func argument() -> Substring {
    rest = rest.drop { $0 == " " }
    guard rest.first == "{" else {
      let length = rest.first == "\\" ? 1 + rest.dropFirst().prefix { $0.isLetter }.count : 1
      defer { rest = rest.dropFirst(length) }
      return rest.prefix(length)
    }
    var depth = 0
    let end = rest.firstIndex { character in
      depth += character == "{" ? 1 : character == "}" ? -1 : 0
      return depth == 0
    }
    guard let end else {
      defer { rest = "" }
      return rest.dropFirst()
    }
    defer { rest = rest[rest.index(after: end)...] }
    return rest[..<end].dropFirst()
  }

  private func grouped(_ source: Substring) -> String {
    let text = PlainMath.formula(source)
    return text.contains { " +-/".contains($0) } ? "(\(text))" : text
  }

  private func radicand(_ source: Substring) -> String {
    let text = PlainMath.formula(source)
    let isOne = text.filter(\.isLetter).count < 2 && !text.contains { " +-/".contains($0) }
    return isOne || text.allSatisfy(\.isNumber) ? text : "(\(text))"
  }

  private func script(
    _ source: Substring, _ table: [Character: Character], mark: String
  ) -> String {
    let text = PlainMath.formula(source).filter { $0 != " " }
    let small = text.compactMap { table[$0] }
    if small.count == text.count { return String(small) }
    let isOne = text.count < 2 || (text.hasPrefix("(") && text.hasSuffix(")"))
    return mark + (isOne ? text : "(\(text))")
  }

  private static let brackets = ["pmatrix": "()", "bmatrix": "[]", "vmatrix": "||", "cases": "{ "]

  private mutating func open(matrix name: Substring) {
    result += PlainMath.brackets[String(name)]?.prefix(1) ?? ""
    isAfterOpening = true
  }

  private mutating func close(matrix name: Substring) {
    endRow()
    result += PlainMath.brackets[String(name)]?.suffix(1) ?? ""
  }

  private mutating func endRow() { result = result.trimmingTrailingSpaces }

  private static let superscripts = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-ᵀ∗*Tknij", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ**ᵀᵏⁿⁱʲ"))
  private static let subscripts = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-ijknmr", "₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₘᵣ"))
}
