internal import CSnowball

/// Cuts endings off words of one language, so that “edited” and “editing” count as one word.
///
/// The algorithm is Snowball's: for English Porter's second stemmer, as its author revised it.
///
/// - SeeAlso: M. F. Porter, *Snowball: a language for stemming algorithms*, 2001.
public final class Stemmer {
  private let stemmer: OpaquePointer

  /// Makes a stemmer for a language, by its English name or its ISO 639 code.
  ///
  /// - Throws: ``TextAnalysisError/unknownLanguage(_:known:)`` for a language that Snowball does not have.
  public init(language: String = "english") throws(TextAnalysisError) {
    guard let stemmer = sb_stemmer_new(language, nil) else {
      throw .unknownLanguage(language, known: Self.languages)
    }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The languages that there are stemmers for.
  public static var languages: [String] {
    var names: [String] = []
    guard let list = sb_stemmer_list() else { return names }
    while let name = list[names.count] { names.append(String(cString: name)) }
    return names
  }

  /// What is left of a word, which must be in lower case.
  ///
  /// - Complexity: linear in the length of the word.
  public func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    guard let stem = sb_stemmer_stem(stemmer, bytes, Int32(bytes.count)) else { return word }
    let count = Int(sb_stemmer_length(stemmer))
    return String(decoding: UnsafeBufferPointer(start: stem, count: count), as: UTF8.self)
  }
}
