/// What a check says of an answer.
public enum Verdict: Sendable, Codable, Equatable {
  /// All cases hold.
  case passed(cases: Int)
  /// A case does not hold.
  case failed(Mismatch)
  /// The answer throws ``NotAttempted``.
  case notAttempted
}

/// The first thing that does not hold: the case, its input, what was expected and what came.
public struct Mismatch: Error, Sendable, Codable, Equatable {
  /// The name of the case.
  public var caseName: String
  /// The input, by name, as text that fits a screen.
  public var given: [Exhibit]
  /// What was looked at, such as "the second Penrose condition".
  public var subject: String
  /// What should have come.
  public var expected: String
  /// What came.
  public var got: String
  /// How many cases held before this one.
  public var casesHeld = 0
  /// The known mistakes that give the same, each as what an answer does that makes it.
  public var alike: [String] = []
  /// Why the input is larger than what can be shown, if the check says so.
  public var largeBecause: String?

  /// The names of inputs of which only a part is shown.
  public var partlyShown: [String] {
    given.filter { $0.text.contains { "…⋮".contains($0) } }.map(\.name)
  }

  /// One sentence that names them; nil without any.
  public var likeness: String? {
    guard let first = alike.first else { return nil }
    let others = alike.dropFirst().map { ", or of one that \($0)" }
    return "The same comes of an answer that \(first)\(others.joined())."
  }

  /// A named text.
  public struct Exhibit: Sendable, Codable, Equatable {
    /// The name, such as `A`.
    public var name: String
    /// The value as text.
    public var text: String
  }
}
