internal import Foundation

/// Cuts texts into words.
///
/// A word is a longest stretch of letters, marks and digits of any script, in lower case and composed, so that
/// “Café” is one word however its accent is written. The apostrophe ends a word: “don't” gives “don” and “t”, of which the second
/// is too short to be kept.
public struct Tokenizer {
  /// The least number of characters of a word that is kept.
  public var minimumLength: Int
  /// Words that are left out, before stems are taken.
  public var stopWords: Set<String>
  /// What cuts endings off, if anything.
  public var stemmer: Stemmer?

  /// Makes a tokenizer; without arguments it keeps every word of two characters.
  public init(
    minimumLength: Int = 2, stopWords: Set<String> = [], stemmer: Stemmer? = nil
  ) {
    self.minimumLength = minimumLength
    self.stopWords = stopWords
    self.stemmer = stemmer
  }

  /// The words of a text, in the order in which they stand; none of an empty text.
  ///
  /// - Complexity: linear in the length of the text.
  public func words(in text: String) -> [String] {
    text.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars
      .split { !Self.isPartOfWord($0) }
      .map(String.init)
      .filter { $0.count >= minimumLength && !stopWords.contains($0) }
      .map { stemmer?.stem($0) ?? $0 }
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
