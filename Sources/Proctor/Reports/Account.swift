import Grading

extension Outcome {
  /// The outcome as plain text, for reports and logs.
  public func account(of exercise: ExerciseEntry) -> String {
    finding(for: exercise)
      + (printed.isEmpty ? "" : "\nYour answer printed:\n\(printed.text)")
  }

  /// What happened and at which case, without what was printed.
  func finding(for exercise: ExerciseEntry) -> String {
    end.account(of: exercise) + (running?.account ?? "")
  }
}

extension Outcome.End {
  /// What happened, without what was printed.
  func account(of exercise: ExerciseEntry) -> String {
    switch self {
    case .verdict(.passed(1)): "Its one case holds."
    case .verdict(.passed(let cases)): "All \(cases) cases hold."
    case .verdict(.notAttempted): "Not attempted."
    case .verdict(.failed(let mismatch)): mismatch.account
    case .broke(let breakdown):
      breakdown.sentence + (breakdown.place.map { " At \($0)." } ?? "")
    case .refused(let refusal): refusal.sentence + " At \(refusal.path):\(refusal.line)."
    case .doesNotCompile(let errors):
      "It does not compile.\n"
        + errors.map { "\($0.path):\($0.line):\($0.column): \($0.message)" }
        .joined(separator: "\n")
    case .absent(let absence):
      absence.sentence + (absence.place.map { " At \($0)." } ?? "")
    case .needsNeighbor(let function, let number):
      "It calls \(function) of \(number), which is not attempted."
    case .unreadable(let reason), .ungraded(let reason): reason
    }
  }
}

extension RunningCase {
  /// The case as text, on lines of its own.
  fileprivate var account: String {
    (["", "Case: \(name)"] + given.map(\.account)).joined(separator: "\n")
  }
}

extension Mismatch.Exhibit {
  fileprivate var account: String { "  \(name) = \(text.indentedAfterFirst)" }
}

extension Mismatch {
  /// The mismatch as text.
  var account: String {
    (["Case: \(caseName)"] + given.map(\.account) + [
      "Looking at \(subject):",
      "  expected \(expected.indentedAfterFirst)",
      "  got \(got.indentedAfterFirst)",
    ] + (likeness.map { [$0] } ?? [])).joined(separator: "\n")
  }
}

extension String {
  /// A value of several lines begins on a line of its own.
  fileprivate var indentedAfterFirst: String {
    contains("\n") ? "\n    " + replacing("\n", with: "\n    ") : self
  }
}
