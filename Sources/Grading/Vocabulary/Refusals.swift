extension Exam {
  /// Expects an answer to refuse each of several impossible arguments, and none of the possible ones
  /// beside them.
  ///
  /// Each is a case of its own. An answer that looks at one side only, or refuses everything, is
  /// caught at the argument that it gets wrong.
  ///
  /// ```swift
  /// try exam.expectRefusals(
  ///   of: ["k = -1": -1, "k one too large": 4], butNotOf: ["k = 0": 0, "k at its bound": 3],
  ///   given: { ["A": a, "k": $0] }, by: { try answer(a, $0) })
  /// ```
  ///
  /// Of the possible ones only the refusal is looked at, not the value.
  public func expectRefusals<Argument, Value: Exhibitable>(
    of impossible: KeyValuePairs<String, Argument>,
    butNotOf possible: KeyValuePairs<String, Argument> = [:],
    given: (Argument) -> KeyValuePairs<String, any Exhibitable>,
    by answer: (Argument) throws -> Value
  ) throws {
    for (name, argument) in impossible {
      begin(name, given: given(argument))
      try expectError(as: "your function") { try answer(argument) }
    }
    for (name, argument) in possible {
      begin(name, given: given(argument))
      _ = try answer(argument)
    }
  }
}
