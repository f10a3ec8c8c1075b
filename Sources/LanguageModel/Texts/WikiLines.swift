/// Lines of an article: paragraphs and headings are kept, lists and what is left of tables are not.
enum WikiLines {
  /// Where an article ends for a reader of sentences.
  private static let backMatter: Set<String> = [
    "see also", "references", "external links", "further reading", "notes", "bibliography",
    "footnotes", "sources", "citations", "notes and references", "references and notes",
  ]

  /// The paragraphs, and before a paragraph the headings that lead to it.
  static func paragraphs(of text: String) -> [String] {
    var (result, headings): ([String], [(text: String, level: Int)]) = ([], [])
    for line in text.split(separator: "\n") {
      if let heading = heading(line) {
        if backMatter.contains(heading.text.lowercased()) {
          // A part of a chapter may have its own; only at the highest level is it the article's.
          if heading.level == 2 { break }
          continue
        }
        headings.removeAll { $0.level >= heading.level }
        headings.append(heading)
      } else if let paragraph = paragraph(line) {
        result += headings.map(\.text)
        headings = []
        result.append(paragraph)
      }
    }
    return result
  }

  private static func heading(_ line: Substring) -> (text: String, level: Int)? {
    let marks = line.prefix { $0 == "=" }.count
    guard marks >= 2, let end = line.lastIndex(where: { $0 != "=" && $0 != " " }) else {
      return nil
    }
    let text = tidy(line[...end].drop { $0 == "=" })
    return text.isEmpty ? nil : (text, marks)
  }

  private static func paragraph(_ line: Substring) -> String? {
    guard let first = line.first, !"*#:;|!{}".contains(first), !line.hasPrefix("__") else {
      return nil
    }
    let text = tidy(line)
    // A sign alone is what a table or a list has left.
    return text.contains { $0.isLetter } ? text : nil
  }

  /// The words with one space between them, and without the brackets that a template left empty.
  private static func tidy(_ line: Substring) -> String {
    var text = line.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }.joined(separator: " ")
    for (rest, better) in [("( ", "("), (" )", ")"), ("(; ", "("), ("(, ", "("), (" ()", "")] {
      text = text.replacing(rest, with: better)
    }
    return text
  }
}
