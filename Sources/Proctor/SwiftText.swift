/// Swift source with its comments and the text of its strings blanked, line for line, so that
/// names can be looked for.
///
/// It knows nested comments, raw and multi-line strings, and that what stands in an interpolation
/// is code.
struct SwiftText {
  /// The code that is left; every line keeps its number.
  private(set) var code = ""

  private let characters: [Character]
  private var position = 0

  init(_ source: String) {
    characters = Array(source)
    skimCode(untilParenthesis: false)
  }

  /// A word or a single sign, and the line it stands on.
  struct Token: Equatable {
    var text: String
    var line: Int

    /// Whether it is a word.
    var isName: Bool { text.first.map { $0 == "_" || $0.isLetter } ?? false }
  }

  /// The words and signs, in order; `` `default` `` counts without its quotes.
  var tokens: [Token] {
    var tokens: [Token] = []
    var isInName = false
    var line = 1
    for character in code {
      if character.isNewline { line += 1 }
      let continues = character == "_" || character.isLetter || character.isNumber
      if continues && isInName {
        tokens[tokens.count - 1].text.append(character)
      } else if !character.isWhitespace && character != "`" {
        tokens.append(Token(text: String(character), line: line))
      }
      isInName = continues
    }
    return tokens
  }

  private func starts(with text: String) -> Bool {
    characters[position...].starts(with: text)
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < characters.count {
      code.append(characters[position].isNewline ? "\n" : " ")
      position += 1
    }
  }

  private mutating func skimCode(untilParenthesis: Bool) {
    var depth = 0
    while position < characters.count {
      let character = characters[position]
      if starts(with: "//") {
        while position < characters.count, !characters[position].isNewline { blank() }
      } else if starts(with: "/*") {
        skimComment()
      } else if character == "\"" || character == "#", let hashes = stringOpening {
        skimString(hashes: hashes)
      } else {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if untilParenthesis && depth < 0 { return }
        code.append(character)
        position += 1
      }
    }
  }

  private mutating func skimComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < characters.count
  }

  /// The number of `#` before a string that starts here, or nil if none does.
  private var stringOpening: Int? {
    let hashes = characters[position...].prefix { $0 == "#" }.count
    let quote = position + hashes
    return quote < characters.count && characters[quote] == "\"" ? hashes : nil
  }

  private mutating func skimString(hashes: Int) {
    blank(hashes)
    let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    let end = quotes + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    blank(quotes.count)
    while position < characters.count, !starts(with: end) {
      if starts(with: escape + "(") {
        blank(escape.count + 1)
        skimCode(untilParenthesis: true)
        blank()
      } else if starts(with: escape) {
        blank(escape.count + 1)
      } else if quotes == "\"" && characters[position].isNewline {
        return  // unterminated: the compiler will say so
      } else {
        blank()
      }
    }
    blank(end.count)
  }
}
