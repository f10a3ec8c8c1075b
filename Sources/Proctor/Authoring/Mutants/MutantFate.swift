import Grading

/// What became of a mutant.
enum MutantFate: Codable, Equatable, Sendable {
  /// The check does not let it through, at a case.
  case caught(at: String)
  /// It broke the process that ran it, at a case.
  case broke(at: String)
  /// It did not end in time.
  case ranTooLong
  /// The check takes it for right.
  case passed
  /// The compiler does not take it.
  case notCompiled(String)
  /// It breaks a rule of the exercise, as no answer may.
  case refused
  /// It cannot be told, through no fault of the mutant.
  case untold(String)

  /// Whether it is an answer that the check has to tell from a right one.
  var isViable: Bool {
    switch self {
    case .caught, .broke, .ranTooLong, .passed: true
    case .notCompiled, .refused, .untold: false
    }
  }

  /// Whether the check does not let it through.
  var isCaught: Bool { isViable && self != .passed }

  /// Reads it from the outcome of an answer.
  init(_ outcome: Outcome) {
    switch outcome.end {
    case .verdict(.passed): self = .passed
    case .verdict(.failed(let mismatch)): self = .caught(at: mismatch.caseName)
    case .verdict(.notAttempted): self = .caught(at: "not attempted")
    case .broke(.ranTooLong): self = .ranTooLong
    case .broke: self = .broke(at: outcome.running?.name ?? "")
    case .refused: self = .refused
    case .doesNotCompile(let errors): self = .notCompiled(errors.first?.message ?? "")
    case .unreadable(let reason), .ungraded(let reason): self = .untold(reason)
    case .absent, .needsNeighbor: self = .untold("The check cannot call it.")
    }
  }
}
