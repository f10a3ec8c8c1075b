/// What a text or a vocabulary makes impossible.
public enum TextAnalysisError: Error, Equatable, CustomStringConvertible {
  /// There is no stemmer for this language.
  case unknownLanguage(String, known: [String])
  /// No word is left to count.
  case noWords(texts: Int)
  /// A line of a table is not one of numbers, or has too many or too few.
  case notATable(line: Int, reason: String)
  /// A file or a folder cannot be read.
  case unreadable(path: String, reason: String)
  /// A folder has no file of texts.
  case noTexts(folder: String)

  /// One sentence: what was wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownLanguage(let language, let known):
      "There is no stemmer for “\(language)”; there are \(known.joined(separator: ", "))."
    case .noWords(let texts):
      "No word of \(texts) texts is kept; allow rarer words, more frequent ones or fewer stop words."
    case .notATable(let line, let reason): "Line \(line) of the table of judgments: \(reason)."
    case .unreadable(let path, let reason): "\(path): cannot be read, because \(reason)."
    case .noTexts(let folder):
      "\(folder): there is no text here; give a folder with files that end in .txt or .md, or one file with a text on each "
        + "line."
    }
  }
}
