/// A name or a few words on a drawing: variables in italic, raised and lowered signs in their places.
///
/// One or two Latin letters are variables ("A", "Ax"), and so are small Greek ones; words and capital Greek letters stand upright. Raised and lowered signs are
/// Unicode's ("Vᵀ", "x₁", "A⁺", "X₍₁₎") or follow a mark and stand in braces if they are several ("A^{−1}", "σ_{r+1}").
/// English words of one or two letters stand upright, too, and so do the methods CP, CR, ID, QR and TT and units: "of", "to", and "a" before a word.
public struct Label: Equatable, Sendable, ExpressibleByStringLiteral {
  /// A stretch of letters that are set alike.
  struct Run: Equatable, Sendable {
    var text: String
    var isItalic = false
    var level = Level.line
  }

  enum Level: Sendable { case line, raised, lowered }

  /// What was written.
  public let source: String
  let runs: [Run]

  /// The label of a text.
  public init(_ source: String) {
    self.source = source
    runs = Self.runs(of: Self.levels(of: Array(source)))
  }

  /// The label of a text.
  public init(stringLiteral source: String) { self.init(source) }

  package var isEmpty: Bool { runs.isEmpty }

  /// Raised and lowered signs in parts of the size, and how far they move.
  static let smaller = 0.76
  static let raise = 0.38
  static let lower = 0.2

  /// How wide the label is at a size.
  package func width(at size: Double) -> Double {
    runs.reduce(0) { sum, run in
      let scale = run.level == .line ? 1 : Self.smaller
      return sum
        + run.text.reduce(0) { $0 + FontMetrics.width(of: $1, isItalic: run.isItalic) } * size
        * scale
    }
  }

  private typealias Letter = (character: Character, level: Level)

  private static func levels(of text: [Character]) -> [Letter] {
    var letters: [Letter] = []
    var i = 0
    while i < text.count {
      let mark = text[i]
      if mark == "^" || mark == "_", i + 1 < text.count {
        let level = mark == "^" ? Level.raised : .lowered
        let isGroup = text[i + 1] == "{"
        let end = isGroup ? text[i...].firstIndex(of: "}") ?? text.count : i + 2
        letters += text[(isGroup ? i + 2 : i + 1)..<end].map { ($0, level) }
        i = isGroup ? end + 1 : end
        continue
      }
      if let sign = raised[mark] {
        letters.append((sign, .raised))
      } else if let sign = lowered[mark] {
        letters.append((sign, .lowered))
      } else {
        letters.append((mark, .line))
      }
      i += 1
    }
    return letters
  }

  private static func runs(of letters: [Letter]) -> [Run] {
    var runs: [Run] = []
    for (i, letter) in letters.enumerated() {
      let isItalic = isVariable(letters, at: i)
      if let last = runs.indices.last, runs[last].isItalic == isItalic,
        runs[last].level == letter.level
      {
        runs[last].text.append(letter.character)
      } else {
        runs.append(
          Run(text: String(letter.character), isItalic: isItalic, level: letter.level))
      }
    }
    return runs
  }

  private static func isVariable(_ letters: [Letter], at i: Int) -> Bool {
    let (character, level) = letters[i]
    // The transpose is an operation and no variable.
    if level == .raised && character == "T" { return false }
    if ("α"..."ω").contains(character) || character == "ℓ" { return true }
    guard isLatin(character) else { return false }
    func isSame(_ j: Int) -> Bool {
      letters.indices.contains(j) && letters[j].level == level && isLatin(letters[j].character)
    }
    var (first, last) = (i, i)
    while isSame(first - 1) { first -= 1 }
    while isSame(last + 1) { last += 1 }
    let word = String(letters[first...last].map(\.character))
    if word == "a" {
      let isBeforeWord =
        last + 2 < letters.count && letters[last + 1].character == " " && isSame(last + 2)
      return !isBeforeWord
    }
    return word.count <= 2 && !shortWords.contains(word)
  }

  private static let shortWords: Set = [
    "an", "as", "at", "be", "by", "do", "if", "in", "is", "it", "no", "of", "on", "or", "so", "to",
    "up", "we", "In", "Of", "To", "By", "At", "As", "If", "On", "No", "It", "An", "ln",
    "CP", "CR", "ID", "QR", "TT", "dB", "kB", "MB", "GB", "ms", "nm",
  ]

  private static func isLatin(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.properties.isAlphabetic && $0.value < 0x250 } ?? false
  }

  private static let raised = Dictionary(
    uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵀᵏᵐⁿʳ", "0123456789+−=()Tkmnr"))
  private static let lowered = Dictionary(
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜₓ", "0123456789+−=()aehijklmnoprstx"))
}
