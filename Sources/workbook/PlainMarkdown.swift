import Foundation

/// Markdown of statements and hints for a terminal: formulas become plain characters, and names
/// that only the book numbers become words.
enum PlainMarkdown {
  /// The text; a formula between `$$` stands on a line of its own.
  static func text(_ source: String) -> String {
    // Between backquotes is code, whose `$0` is no formula; a fence is three of them.
    let parts = source.split(separator: "`", omittingEmptySubsequences: false)
    let text = parts.enumerated().map { $0.isMultiple(of: 2) ? prose($1) : String($1) }
      .joined(separator: "`")
    return String(text.reversed().drop { $0 == "\n" }.reversed())
  }

  private static func prose(_ source: Substring) -> String {
    var result = ""
    var isDisplay = false
    for part in source.split(separator: "$$", omittingEmptySubsequences: false) {
      if isDisplay {
        if result.hasSuffix("\n") { result.removeLast() }
        result += "\n    \(PlainMath.formula(part))\n"
      } else {
        let text = inline(part)
        result += result.hasSuffix("\n") && text.hasPrefix("\n") ? text.dropFirst() : text[...]
      }
      isDisplay.toggle()
    }
    return result
  }

  private static func inline(_ source: Substring) -> String {
    var isFormula = false
    var result = ""
    for part in source.split(separator: "$", omittingEmptySubsequences: false) {
      result += isFormula ? PlainMath.formula(part) : references(in: part)
      isFormula.toggle()
    }
    return result
  }

  /// `@thm:layers` names what only the book numbers.
  private static func references(in source: Substring) -> String {
    let text = String(source)
    let label = /@((?i)alg|thm|eq|fig|tab|sec|trap|lem|cor|prop|def|exm|que|ex|ch):([a-z0-9-]+)/
    return text.replacing(label) { match in
      let name = match.output.2.replacing("-", with: " ")
      let kind = kinds[match.output.1.lowercased()] ?? "the place"
      let before = text[..<match.range.lowerBound].last { !$0.isWhitespace }
      let isFirst =
        match.output.1.first?.isUppercase == true || before.map { ".?!".contains($0) } == true
      return (isFirst ? "The" + kind.dropFirst(3) : kind) + " “\(name)”"
    }
  }

  private static let kinds: [String: String] = [
    "thm": "the theorem", "eq": "the equation", "fig": "the figure", "sec": "the section",
    "trap": "the trap", "lem": "the lemma", "cor": "the corollary", "prop": "the proposition",
    "alg": "the algorithm", "def": "the definition", "exm": "the example", "ex": "the exercise",
    "ch": "the chapter", "que": "the question", "tab": "the table",
  ]
}

extension String {
  /// The text wrapped paragraph by paragraph and item by item; what is fenced stays as it is.
  func paragraphs(width: Int) -> [String] {
    var lines: [String] = []
    var paragraph = ""
    var isFenced = false
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      let isFence = line.hasPrefix("```")
      if isFence { isFenced.toggle() }
      let isDisplay = line.hasPrefix("    ")
      let standsAlone = isFenced || isFence || line.isEmpty || "|>".contains(line.prefix(1))
      if standsAlone || isDisplay || line.firstMatch(of: /^(- |\d+\. )/) != nil {
        lines += paragraph.wrapped(to: width)
        paragraph = ""
      }
      if standsAlone {
        lines.append(String(line))
      } else if isDisplay {
        lines += line.folded(to: width)
      } else {
        paragraph += (paragraph.isEmpty ? "" : " ") + line
      }
    }
    return lines + paragraph.wrapped(to: width)
  }
}
