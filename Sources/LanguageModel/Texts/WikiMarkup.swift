/// Takes the markup of MediaWiki out of an article, by a few rules, so that sentences are left.
///
/// | what | becomes |
/// |---|---|
/// | comments, footnotes, formulas, galleries, listings | nothing |
/// | `{{templates}}`, `{| tables |}`, nested or not | nothing |
/// | `[[File:…]]`, `[[Category:…]]` | nothing |
/// | `[[article\|words]]`, `[[article]]`, `[address words]` | the words |
/// | `''italic''`, `'''bold'''`, other tags | what is between |
/// | lines of lists | nothing |
/// | `== Heading ==` | a line of its own, if a paragraph follows before the next |
/// | all from “References”, “See also” and their like on | nothing |
///
/// What is opened and never closed stays as it is. The rules are the project's own and make no claim
/// to be MediaWiki's; what they leave is the same on every machine.
enum WikiMarkup {
  /// The sentences of an article.
  ///
  /// - Complexity: O(length)
  static func text(of article: String) -> String {
    var bytes = Array(article.utf8)
    bytes = WikiElements.removed(from: bytes)
    bytes = withoutNested(bytes, "{{", "}}")
    bytes = withoutNested(bytes, "{|", "|}")
    bytes = WikiLinks.resolved(in: bytes)
    bytes = WikiElements.tagsRemoved(from: bytes)
    let words = WikiEntities.resolved(in: String(decoding: bytes, as: UTF8.self))
    return WikiLines.paragraphs(of: words).joined(separator: "\n\n")
  }

  /// The text without what stands between two signs, which may stand within each other.
  private static func withoutNested(
    _ bytes: [UInt8], _ open: StaticString, _ close: StaticString
  ) -> [UInt8] {
    var (result, starts, i): ([UInt8], [Int], Int) = ([], [], 0)
    result.reserveCapacity(bytes.count)
    while i < bytes.count {
      if bytes.matches(open, at: i) {
        starts.append(result.count)
      } else if bytes.matches(close, at: i), let start = starts.popLast() {
        result.removeLast(result.count - start)
        i += close.utf8CodeUnitCount
        continue
      }
      result.append(bytes[i])
      if bytes.matches(open, at: i) {
        result.append(bytes[i + 1])
        i += 1
      }
      i += 1
    }
    return result
  }
}

extension [UInt8] {
  /// Whether a word of ASCII begins at a place.
  func matches(_ word: StaticString, at place: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= self.count, self[place] == word.utf8Start.pointee else { return false }
    return word.withUTF8Buffer { word in
      for i in 1..<count where self[place + i] != word[i] { return false }
      return true
    }
  }

  /// Where a word of ASCII begins next.
  func first(_ word: StaticString, from start: Int) -> Int? {
    var place = start
    while place + word.utf8CodeUnitCount <= count {
      if matches(word, at: place) { return place }
      place += 1
    }
    return nil
  }
}
