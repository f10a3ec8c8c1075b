import Foundation
import LinearAlgebra
import Literate
import TextAnalysis

/// A section of this book: where it stands, and its words.
struct BookSection {
  let page: String
  let id: String
  let text: String

  /// Reads a table of sections, as the build of the book writes it: on each
  /// line the page, the id and the text.
  static func read(_ path: String) throws -> [BookSection] {
    let lines = try TextLines.read(URL(filePath: path))
    return try lines.enumerated().map { index, line in
      let fields = line.split(
        separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else {
        throw Refuted(
          description: "\(path):\(index + 1): a section has a page, an id and "
            + "a text, with tabs between them, and not \(fields.count) fields.")
      }
      return BookSection(
        page: String(fields[0]), id: String(fields[1]), text: String(fields[2]))
    }
  }
}

// snippet.related
/// For every section the three of other chapters that are most like it.
///
/// The setting is that of the news, fixed before anything was seen: 200
/// dimensions for 300 texts are two thirds as many as there are texts. Words
/// of one section alone are left out, since they relate it to none.
func relate(_ sections: [BookSection]) throws -> [(from: Int, to: Int)] {
  let tokenizer = Tokenizer(
    stopWords: StopWords.english, stemmer: try Stemmer(language: "porter"))
  var random = SplitMix64(seed: 1)
  let search = try TextSearch(
    sections.map(\.text), dimensions: sections.count * 2 / 3,
    tokenizer: tokenizer, minimum: 2, using: &random)
  return sections.indices.flatMap { here in
    search.neighbors(ofText: here, count: 3, atLeast: 0.3) {
      sections[$0].page != sections[here].page
    }.map { (here, $0.text) }
  }
}
// snippet.end

/// Prints a line for each relation: the page and the id of the one section,
/// and those of the other.
func printRelations(of path: String) throws {
  let sections = try BookSection.read(path)
  for (here, there) in try relate(sections) {
    let ends = [sections[here], sections[there]]
    print(ends.flatMap { [$0.page, $0.id] }.joined(separator: "\t"))
  }
}
