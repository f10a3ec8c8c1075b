/// What a text or a vocabulary makes impossible.
public enum TextAnalysisError: Error, Equatable, CustomStringConvertible {
  /// There is no stemmer for this language.
  case unknownLanguage(String, known: [String])

  /// One sentence: what was wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownLanguage(let language, let known):
      "There is no stemmer for “\(language)”; there are \(known.joined(separator: ", "))."
    }
  }
}
