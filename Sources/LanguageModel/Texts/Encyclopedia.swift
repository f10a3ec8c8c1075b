import Foundation
import LinearAlgebra

/// Articles of an encyclopedia, from the XML in which MediaWiki gives its pages out.
///
/// ```swift
/// let articles = try Encyclopedia("build/data/encyclopedia/articles.xml").articles
/// articles[0].title  // "Anarchism"
/// ```
///
/// Pages that only lead to others, and those that are no articles, are left out.
public struct Encyclopedia: Sendable {
  /// One article, as sentences.
  public struct Article: Equatable, Sendable {
    /// Its name.
    public let title: String
    /// Headings and paragraphs, an empty line between any two.
    public let text: String
  }

  /// The articles, in the order of the file.
  public let articles: [Article]

  /// The articles one after another, each under its title.
  public var text: String {
    articles.map { "\($0.title)\n\n\($0.text)\n\n" }.joined()
  }

  /// Reads a file.
  ///
  /// - Throws: ``TextError`` if it cannot be read, or has no article in it.
  /// - Complexity: O(size of the file)
  public init(_ path: String) throws(TextError) {
    let data: Data
    do { data = try RegularFile.contents(of: path) } catch {
      throw TextError(path: path, words: "cannot be read, because \(error.words)")
    }
    self.init(xml: String(decoding: data, as: UTF8.self))
    if articles.isEmpty {
      throw TextError(
        path: path, words: "has no article in it: unpack it, or take what MediaWiki exports")
    }
  }

  /// Reads XML that is already in memory.
  public init(xml: String) {
    let bytes = Array(xml.utf8)
    var (articles, position): ([Article], Int) = ([], 0)
    while let start = bytes.first("<page>", from: position) {
      let end = bytes.first("</page>", from: start) ?? bytes.count
      if let article = Self.article(bytes, start..<end) { articles.append(article) }
      position = end
    }
    self.articles = articles
  }

  private static func article(_ bytes: [UInt8], _ page: Range<Int>) -> Article? {
    let page = Array(bytes[page])
    guard page.first("<redirect", from: 0) == nil, content(of: "<ns", "</ns>", page) == "0",
      let title = content(of: "<title", "</title>", page),
      let markup = content(of: "<text", "</text>", page)
    else { return nil }
    let text = WikiMarkup.text(of: markup)
    return text.isEmpty ? nil : Article(title: title, text: text)
  }

  private static func content(
    of open: StaticString, _ close: StaticString, _ page: [UInt8]
  ) -> String? {
    guard let tag = page.first(open, from: 0), let start = page.first(">", from: tag),
      let end = page.first(close, from: start)
    else { return nil }
    return WikiEntities.resolved(in: String(decoding: page[(start + 1)..<end], as: UTF8.self))
  }
}

/// A text that cannot be had, and why.
public struct TextError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What is wrong with it, to follow its name.
  public let words: String

  /// One sentence.
  public var description: String { "\(path) \(words).".printable }
}
