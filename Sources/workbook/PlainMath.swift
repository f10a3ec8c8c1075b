import Foundation

/// Mathematics for a terminal: `$A \in \mathbb{R}^{m \times n}$` becomes `A ∈ ℝ^(m × n)`.
///
/// It knows what statements and hints use; what it does not know it leaves as it is. The book shows
/// the real thing.
struct PlainMath {
  private var rest: Substring
  private var result = ""

  private init(_ source: Substring) { rest = source }

  /// A text whose formulas, between `$` or `$$`, are written in plain characters.
  static func text(_ source: String) -> String {
    // Between backquotes is code, whose `$0` is no formula; a fence is three of them.
    let parts = source.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().map { $0.isMultiple(of: 2) ? prose($1) : String($1) }
      .joined(separator: "`")
  }

  private static func prose(_ source: Substring) -> String {
    var isFormula = false
    var result = ""
    for part in source.replacing("$$", with: "$").split(
      separator: "$", omittingEmptySubsequences: false)
    {
      result += isFormula ? formula(part) : references(in: part)
      isFormula.toggle()
    }
    return result
  }

  /// A formula in plain characters.
  static func formula(_ source: Substring) -> String {
    var math = PlainMath(source)
    math.translate()
    return math.result
  }

  /// `@thm:layers` names what only the book numbers.
  private static func references(in text: Substring) -> String {
    String(text).replacing(/@(alg|thm|eq|fig|sec|trap|lem|cor|prop|def|exm|ex|ch):([a-z0-9-]+)/) {
      match in
      let name = match.output.2.replacing("-", with: " ")
      let kind = kinds[match.output.1] ?? "the place"
      return "\(kind) “\(name)”"
    }
  }

  private static let kinds: [Substring: String] = [
    "thm": "the theorem", "eq": "the equation", "fig": "the figure", "sec": "the section",
    "trap": "the trap", "lem": "the lemma", "cor": "the corollary", "prop": "the proposition",
    "alg": "the algorithm", "def": "the definition", "exm": "the example", "ex": "the exercise",
    "ch": "the chapter",
  ]

  private mutating func translate() {
    while let character = rest.popFirst() {
      switch character {
      case "\\": translateCommand()
      case "^": result += script(argument(), PlainMath.superscripts, mark: "^")
      case "_": result += script(argument(), PlainMath.subscripts, mark: "_")
      case "{", "}": continue
      case "&": result += " "
      case "~": result += " "
      default: result.append(character)
      }
    }
  }

  private mutating func translateCommand() {
    let name = String(rest.prefix { $0.isLetter })
    rest = rest.dropFirst(name.count)
    switch name {
    case "": translateSign()
    case "frac", "tfrac", "dfrac": result += "\(grouped(argument()))/\(grouped(argument()))"
    case "sqrt": result += "√\(grouped(argument()))"
    case "begin", "end": result += bracket(opens: name == "begin", of: argument())
    case "mathbb": result += PlainMath.formula(argument()) == "R" ? "ℝ" : ""
    case "text", "operatorname", "mathrm", "mathbf", "mathcal": result += argument()
    case "hat", "tilde", "bar": result += PlainMath.formula(argument()) + accent(name)
    case "left", "right", "bigl", "bigr", "Bigl", "Bigr", "big", "displaystyle": return
    default: result += PlainMath.commands[name] ?? "\\\(name)"
    }
  }

  /// `\,`, `\\`, `\{` and their like.
  private mutating func translateSign() {
    guard let sign = rest.popFirst() else { return }
    switch sign {
    case "\\": result += ";"
    case "|": result += "‖"
    case ",", ";", ":", " ": result += " "
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
    return text.contains { " +-".contains($0) } ? "(\(text))" : text
  }

  private func script(
    _ source: Substring, _ table: [Character: Character], mark: String
  ) -> String {
    let text = PlainMath.formula(source).filter { $0 != " " }
    let small = text.compactMap { table[$0] }
    return small.count == text.count ? String(small) : mark + (text.count > 1 ? "(\(text))" : text)
  }

  private func bracket(opens: Bool, of name: Substring) -> String {
    let signs = ["pmatrix": "()", "bmatrix": "[]", "vmatrix": "||", "cases": "{ "]
    guard let pair = signs[String(name)] else { return "" }
    return String(opens ? pair.prefix(1) : pair.suffix(1))
  }

  private func accent(_ name: String) -> String {
    ["hat": "\u{302}", "tilde": "\u{303}", "bar": "\u{304}"][name] ?? ""
  }

  private static let superscripts = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-ᵀ∗*Tknij", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ**ᵀᵏⁿⁱʲ"))
  private static let subscripts = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-ijknmr", "₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₘᵣ"))

  private static let commands: [String: String] = [
    "times": "×", "cdot": "·", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "approx": "≈", "in": "∈", "to": "→", "leftarrow": "←", "rightarrow": "→",
    "infty": "∞", "sum": "∑", "prod": "∏", "top": "ᵀ", "ldots": "…", "cdots": "⋯", "dots": "…",
    "vdots": "⋮", "ddots": "⋱", "pm": "±", "mid": "|", "ast": "*", "circ": "∘", "subset": "⊂",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "omega": "ω", "Sigma": "Σ",
    "Lambda": "Λ", "Omega": "Ω", "Delta": "Δ", "max": "max", "min": "min", "log": "log",
    "exp": "exp", "det": "det", "quad": "  ", "qquad": "    ", "lVert": "‖", "rVert": "‖",
    "lvert": "|", "rvert": "|", "langle": "⟨", "rangle": "⟩", "lceil": "⌈", "rceil": "⌉",
    "lfloor": "⌊", "rfloor": "⌋", "dagger": "†", "otimes": "⊗", "odot": "⊙", "ll": "≪",
    "gg": "≫", "zeta": "ζ", "xi": "ξ", "nu": "ν", "forall": "∀", "exists": "∃", "notin": "∉",
    "perp": "⊥", "star": "*",
  ]
}
