public import Foundation
import Grading

/// The evidence that a chapter's checks can be trusted: references pass, stubs count as not
/// attempted, and every mistake is caught at the case that is there for it.
public struct Proof: Sendable, Equatable {
  /// References that pass.
  public var references = 0
  /// Stubs that are reported as not attempted.
  public var stubs = 0
  /// Mistakes that are caught at their case.
  public var caught = 0
  /// All mistakes.
  public var mistakes = 0
  /// What does not hold, a sentence each.
  public var flaws: [String] = []

  /// Makes the proof of nothing.
  public init() {}

  /// Whether all that was tried holds.
  public var holds: Bool { flaws.isEmpty }

  /// Tries the checks of a chapter on answers whose verdicts are known.
  public init(of exercises: [ExerciseEntry], with grader: URL) throws(ProctorError) {
    // Known answers are not on trial for their speed, even on a busy machine.
    let proctor = Proctor(grader: grader, deadline: 60)
    let roster = try proctor.roster()
    var trials: [Trial] = []
    for exercise in exercises {
      guard let entry = roster.first(where: { $0.name == exercise.name }) else {
        flaws.append("\(exercise.number) has no check: \(exercise.checkPath).")
        continue
      }
      trials += Trial.all(of: exercise, mistakes: entry.mistakes)
    }
    let outcomes = inParallel(trials) { proctor.grade($0.exercise.name, $0.candidate) }
    for (trial, outcome) in zip(trials, outcomes) { count(trial, outcome) }
  }

  private mutating func count(_ trial: Trial, _ outcome: Outcome) {
    let holds = trial.holds(outcome)
    if !holds { flaws.append(trial.flaw(outcome)) }
    switch trial.candidate {
    case .reference: references += holds ? 1 : 0
    case .stub: stubs += holds ? 1 : 0
    case .mistake:
      mistakes += 1
      caught += holds ? 1 : 0
    case .learner: break
    }
  }

  /// What was shown, as a line; a mistake counts as caught at the case that is there for it.
  public var sentence: String {
    "\(references) references pass, \(stubs) stubs not attempted,"
      + " \(caught) of \(mistakes) mistakes caught."
  }

  /// The proofs of two chapters together.
  public static func + (a: Proof, b: Proof) -> Proof {
    var sum = a
    sum.references += b.references
    sum.stubs += b.stubs
    sum.caught += b.caught
    sum.mistakes += b.mistakes
    sum.flaws += b.flaws
    return sum
  }
}

/// An answer whose verdict is known.
private struct Trial: Sendable {
  var exercise: ExerciseEntry
  var candidate: Candidate
  var mistake: MistakeLabel?

  static func all(of exercise: ExerciseEntry, mistakes: [MistakeLabel]) -> [Trial] {
    [Trial(exercise: exercise, candidate: .reference), Trial(exercise: exercise, candidate: .stub)]
      + mistakes.enumerated().map {
        Trial(exercise: exercise, candidate: .mistake($0.offset), mistake: $0.element)
      }
  }

  func holds(_ outcome: Outcome) -> Bool {
    switch (candidate, outcome.end) {
    case (.reference, .verdict(.passed)): true
    case (.stub, .verdict(.notAttempted)): true
    case (.mistake, .verdict(.failed(let mismatch))): mismatch.caseName == mistake?.caughtAt
    default: false
    }
  }

  func flaw(_ outcome: Outcome) -> String {
    let (name, end) = ("\(exercise.number) \(exercise.name)", outcome.end.summary)
    return switch candidate {
    case .reference: "\(name): the reference answer should pass, but \(end)."
    case .stub: "\(name): the stub should count as not attempted, but \(end)."
    default:
      "\(name): the mistake “\(mistake?.description ?? "")” should be caught at"
        + " “\(mistake?.caughtAt ?? "")”, but \(end)."
    }
  }
}

extension Outcome.End {
  /// The end in a few words that complete "…, but".
  fileprivate var summary: String {
    switch self {
    case .verdict(.passed): "it passes"
    case .verdict(.notAttempted): "it counts as not attempted"
    case .verdict(.failed(let mismatch)):
      "it is caught at “\(mismatch.caseName)” (\(mismatch.subject))"
    case .broke(let breakdown): "the process broke (\(breakdown.name))"
    case .unreadable(let reason), .ungraded(let reason): "it cannot be graded (\(reason))"
    case .refused, .doesNotCompile, .changedSignature, .blocked: "it was not run"
    }
  }
}
