import Foundation

/// Writes to standard output: with colors only on a terminal that wants them.
struct Terminal {
  /// Whether only ASCII may be written.
  var isASCII = false
  /// Whether colors are wanted: on a terminal, unless `NO_COLOR` or a dumb terminal says no.
  var hasColors: Bool
  /// Columns.
  var width: Int

  init(isASCII: Bool) {
    self.isASCII = isASCII
    let environment = ProcessInfo.processInfo.environment
    let refuses = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    hasColors = isatty(STDOUT_FILENO) == 1 && !refuses
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = isKnown ? min(Int(size.ws_col), 100) : 80
  }

  /// Writes lines.
  func write(_ lines: String...) { write(lines) }

  /// Writes lines.
  func write(_ lines: [String]) {
    let text = lines.map { $0 + "\n" }.joined()
    FileHandle.standardOutput.write(Data((isASCII ? text.inASCII : text).utf8))
  }

  /// Writes a sentence, in as many lines as it takes.
  func say(_ sentence: String) { write(sentence.wrapped(to: width)) }

  /// Writes paragraphs, whose formulas become plain characters.
  func tell(_ markdown: String) {
    let text = PlainMath.text(markdown)
    write((isASCII ? text.inASCII : text).paragraphs(width: width))
  }

  /// Writes a line that the next one replaces, on a terminal only.
  func writeProgress(_ line: String) {
    guard isatty(STDOUT_FILENO) == 1 else { return }
    let text = "\r" + (isASCII ? line.inASCII : line) + "\u{1B}[K"
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Takes the progress line away.
  func clearProgress() {
    if isatty(STDOUT_FILENO) == 1 { FileHandle.standardOutput.write(Data("\r\u{1B}[K".utf8)) }
  }

  /// A text in a color or a weight.
  func paint(_ text: String, _ style: Style) -> String {
    hasColors ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Colors and weights, by their ANSI codes.
  enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }
}

extension String {
  /// The text without what an ASCII terminal cannot show.
  var inASCII: String {
    if utf8.allSatisfy({ $0 < 128 }) { return self }
    var text = ""
    var isRaised = false
    for character in self {
      if let raised = Self.raised[character] {
        text += (isRaised ? "" : "^") + raised
      } else {
        text +=
          Self.replacements[character] ?? (character.isASCII ? String(character) : character.plain)
      }
      isRaised = Self.raised[character] != nil
    }
    return text
  }

  private static let raised: [Character: String] = Dictionary(
    uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀᵏⁿⁱʲ", "0123456789+-Tknij").map { ($0, String($1)) })

  private static let replacements: [Character: String] = [
    "✓": "+", "✗": "x", "○": "o", "●": "!", "★": "*", "×": "x", "“": "\"", "”": "\"",
    "’": "'", "…": "...", "–": "-", "—": "--", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "→": "->",
    "σ": "sigma", "Σ": "Sigma",
    "λ": "lambda", "ε": "epsilon", "α": "alpha", "‖": "||", "√": "sqrt", "█": "#", "░": ".",
    "∈": "in", "∑": "sum", "∏": "prod", "∞": "inf", "·": "*", "←": "<-", "−": "-", "±": "+-",
    "μ": "mu", "τ": "tau", "κ": "kappa", "δ": "delta", "β": "beta", "γ": "gamma", "π": "pi",
    "ζ": "zeta", "θ": "theta", "ρ": "rho", "η": "eta", "φ": "phi", "ω": "omega", "ℝ": "R",
    "ᵢ": "_i", "ⱼ": "_j", "ₖ": "_k", "ₙ": "_n", "ₘ": "_m", "ᵣ": "_r", "₊": "+", "₋": "-",
    "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9", "∗": "*",
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "⋮": ":", "⋯": "...", "⋱": "\\", "│": "|", "─": "-",
  ]
}

extension Character {
  /// The letter without its accents, or a question mark.
  fileprivate var plain: String {
    let base = String(self).decomposedStringWithCanonicalMapping.unicodeScalars.filter(\.isASCII)
    return base.isEmpty ? "?" : String(String.UnicodeScalarView(base))
  }
}
