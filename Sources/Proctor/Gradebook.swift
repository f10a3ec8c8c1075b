/// What a grading found, exercise by exercise, with integer points.
public struct Gradebook: Sendable {
  /// One exercise.
  public struct Entry: Sendable {
    /// The exercise.
    public let exercise: ExerciseEntry
    /// How its answer fared.
    public let outcome: Outcome

    /// Its level if it passed, else nothing.
    public var points: Int { outcome.isPass ? exercise.points : 0 }

    /// Whether a verdict could be reached, whatever it is.
    public var isGraded: Bool {
      switch outcome.end {
      case .ungraded, .blocked: false
      default: true
      }
    }

    /// Pass, fail, or error: the three words that most formats have.
    public var status: Status {
      if outcome.isPass { return .pass }
      if case .verdict = outcome.end { return .fail }
      if case .refused = outcome.end { return .fail }
      return .error
    }
  }

  /// The three words that most formats have.
  public enum Status: String, Sendable {
    /// All cases hold.
    case pass
    /// A case does not hold, or nothing was tried.
    case fail
    /// The answer broke, does not compile, or could not be graded.
    case error
  }

  /// The exercises, in order.
  public internal(set) var entries: [Entry] = []
  /// How many files of answers there were.
  public internal(set) var filesFound = 0
  /// Seconds that all took.
  public internal(set) var seconds = 0.0

  /// The sum of the points.
  public var points: Int { entries.map(\.points).reduce(0, +) }

  /// The points of all exercises.
  public var maximum: Int { entries.map(\.exercise.points).reduce(0, +) }

  /// Whether this is a grading to rely on: there was something to grade, and all of it was.
  public var isComplete: Bool {
    filesFound > 0 && !entries.isEmpty && entries.allSatisfy(\.isGraded)
  }

  /// Why it is not complete, in a sentence.
  public var flaw: String? {
    if filesFound == 0 { return "There is no answer to any exercise in the folder." }
    let ungraded = entries.filter { !$0.isGraded }.map(\.exercise.number.description)
    return ungraded.isEmpty ? nil : "Could not be graded: " + ungraded.joined(separator: ", ") + "."
  }
}
