/// What a grading of one student's answers found, exercise by exercise, with whole points.
public struct Gradebook: Sendable {
  /// One exercise.
  public struct Entry: Sendable {
    /// The exercise.
    public let exercise: ExerciseEntry
    /// How its answer fared.
    public let outcome: Outcome
    /// The points that it is worth.
    public let maximum: Int
    /// The points that the answer gets.
    public let points: Int

    /// Pays an outcome.
    ///
    /// - Parameters:
    ///   - exercise: The exercise.
    ///   - outcome: How its answer fared.
    ///   - maximum: The points that it is worth; as many as it has stars without.
    ///   - share: The share of them that an answer gets which does not pass, from 0 to 1.
    public init(
      _ exercise: ExerciseEntry, _ outcome: Outcome, maximum: Int? = nil, share: Double = 0
    ) {
      self.exercise = exercise
      self.outcome = outcome
      self.maximum = maximum ?? exercise.points
      points = outcome.isPass ? self.maximum : Int(Double(self.maximum) * share)
    }

    /// Whether a verdict could be reached, whatever it is.
    public var isGraded: Bool {
      switch outcome.end {
      case .ungraded: false
      default: true
      }
    }

    /// Pass, fail, or error: the three words that most formats have.
    public var status: Status {
      if outcome.isPass { return .pass }
      switch outcome.end {
      case .verdict, .refused: return .fail
      default: return .error
      }
    }
  }

  /// The three words that most formats have.
  public enum Status: String, Sendable {
    /// All cases hold.
    case pass
    /// A case does not hold, or nothing was tried.
    case fail
    /// The answer broke, does not compile, is not read, or could not be graded.
    case error
  }

  /// The title of the assignment.
  public var title = "The Road to Low Rank"
  /// Who handed the answers in, where that is known.
  public var student: Student?
  /// The exercises, in order.
  public internal(set) var entries: [Entry] = []
  /// What is to be said of the submission as a whole, in sentences.
  public internal(set) var notes: [String] = []
  /// Whether something stayed closed that this machine should have opened.
  public internal(set) var needsAttention = false
  /// How many files of answers there were.
  public internal(set) var filesFound = 0
  /// Seconds that all took.
  public internal(set) var seconds = 0.0

  /// The sum of the points.
  public var points: Int { entries.map(\.points).reduce(0, +) }

  /// The points of all exercises.
  public var maximum: Int { entries.map(\.maximum).reduce(0, +) }

  /// Whether this is a grading to rely on: there was something to grade, and all of it was.
  public var isComplete: Bool { flaw == nil }

  /// How all exercises together fared; what is not complete is an error.
  var status: Status {
    if !isComplete { return .error }
    return entries.allSatisfy { $0.status == .pass } ? .pass : .fail
  }

  /// All that is to be said of the submission as a whole, in sentences.
  var remarks: [String] { notes + (flaw.map { [$0] } ?? []) }

  /// Why it is not complete, in a sentence.
  public var flaw: String? {
    let ungraded = entries.filter { !$0.isGraded }.map(\.exercise.number.description)
    if !ungraded.isEmpty { return "Could not be graded: " + ungraded.joined(separator: ", ") + "." }
    if needsAttention { return "Not everything that was handed in could be opened." }
    return filesFound == 0 ? "There is no answer to any exercise." : nil
  }
}
