import Testing

extension ExitTest.Result {
  /// Whether the process left a sentence with the given words on standard error.
  func says(_ words: String) -> Bool {
    String(decoding: standardErrorContent, as: UTF8.self).contains(words)
  }
}
