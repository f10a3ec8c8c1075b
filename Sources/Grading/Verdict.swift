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

  /// A named text.
  public struct Exhibit: Sendable, Codable, Equatable {
    /// The name, such as `A`.
    public var name: String
    /// The value as text.
    public var text: String
  }
}
