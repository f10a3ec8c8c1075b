import Foundation

/// A regular expression that PEFT gives to Python's `re`, as far as ICU reads it alike.
struct PythonPattern: Equatable {
  private let expression: NSRegularExpression

  /// Reads a pattern; nil if it is none, or one that only Python understands.
  init?(_ text: String) {
    let named = text.replacing("(?P<", with: "(?<")
    guard let expression = try? NSRegularExpression(pattern: named) else { return nil }
    self.expression = expression
  }

  /// The pattern that PEFT makes of a key of `rank_pattern` or `alpha_pattern`.
  init?(endOfName key: String) { self.init("(.*\\.)?(\(key))\\z") }

  /// The pattern whose matches are of the whole name, as `re.fullmatch` asks.
  init?(wholeName text: String) { self.init("(?:\(text))\\z") }

  /// Whether there is a match that begins where the name does, as `re.match` finds it.
  func matches(_ name: String) -> Bool { match(name) != nil }

  /// What a group of that match has.
  func group(_ group: String, in name: String) -> String? {
    guard let range = match(name)?.range(withName: group) else { return nil }
    return Range(range, in: name).map { String(name[$0]) }
  }

  private func match(_ name: String) -> NSTextCheckingResult? {
    expression.firstMatch(
      in: name, options: .anchored, range: NSRange(name.startIndex..., in: name))
  }
}
