import Foundation
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
  ///
  /// References and stubs are tried twice: as part of the check, and as answers are, compiled apart
  /// and run in processes of their own.
  public init(of chapter: Chapter, by examiner: Examiner) throws(ProctorError) {
    var examiner = examiner
    // Known answers are not on trial for their speed, even on a busy machine.
    examiner.deadline = 60
    examiner.folder = examiner.catalog.root.appending(path: ".build/workbook/known")
    let desk = try examiner.desk(for: chapter)
    let roster = try desk.proctor.roster()
    var trials: [KnownAnswer] = []
    for exercise in chapter.exercises {
      guard let entry = roster.first(where: { $0.name == exercise.name }) else {
        flaws.append("\(exercise.number) has no check: \(exercise.checkPath).")
        continue
      }
      trials += KnownAnswer.all(of: exercise, mistakes: entry.mistakes)
    }
    let outcomes = inParallel(trials) { $0.outcome(at: desk) }
    for (trial, outcome) in zip(trials, outcomes) { count(trial, outcome) }
  }

  private mutating func count(_ trial: KnownAnswer, _ outcome: Outcome) {
    let holds = trial.holds(outcome)
    if !holds { flaws.append(trial.flaw(outcome)) }
    switch trial.kind {
    case .compiledReference: references += holds ? 1 : 0
    case .compiledStub: stubs += holds ? 1 : 0
    case .inCheck(.mistake):
      mistakes += 1
      caught += holds ? 1 : 0
    case .inCheck: break
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
private struct KnownAnswer: Sendable {
  /// Where the answer is.
  enum Kind: Sendable {
    case inCheck(Candidate)
    case compiledReference
    case compiledStub
  }

  var exercise: ExerciseEntry
  var kind: Kind
  var mistake: MistakeLabel?

  static func all(of exercise: ExerciseEntry, mistakes: [MistakeLabel]) -> [KnownAnswer] {
    [.compiledReference, .compiledStub, .inCheck(.reference), .inCheck(.stub)].map {
      KnownAnswer(exercise: exercise, kind: $0)
    }
      + mistakes.enumerated().map {
        KnownAnswer(exercise: exercise, kind: .inCheck(.mistake($0.offset)), mistake: $0.element)
      }
  }

  func outcome(at desk: JudgingDesk) -> Outcome {
    switch kind {
    case .inCheck(let candidate): desk.proctor.grade(exercise.name, candidate)
    case .compiledReference: compiled("references", at: desk) { try solution(of: $0, desk.catalog) }
    case .compiledStub:
      compiled("stubs", at: desk) { Data(try desk.catalog.stub(of: $0).utf8) }
    }
  }

  private func solution(of exercise: ExerciseEntry, _ catalog: Catalog) throws -> Data {
    try Files.bytes(of: catalog.root.appending(path: exercise.solutionPath))
  }

  /// Judges a text as an answer, beside the texts of the same kind for the chapter's other exercises.
  private func compiled(
    _ kind: String, at desk: JudgingDesk, text: (ExerciseEntry) throws -> Data
  ) -> Outcome {
    do {
      let chapter = desk.catalog.chapter(exercise.number.chapter)
      let neighbors = try (chapter?.exercises ?? []).filter { $0 != exercise }.map {
        AnswerSources.Neighbor(
          exercise: $0, file: AnswerFile(path: $0.answerPath, data: try text($0)), isStub: false)
      }
      let sources = AnswerSources(
        exercise: exercise, own: AnswerFile(path: exercise.answerPath, data: try text(exercise)),
        helpers: [], neighbors: neighbors)
      let place = desk.folder.appending(path: "\(kind)/\(exercise.folder)/\(exercise.name)")
      return desk.judge(sources, in: place)
    } catch {
      return Outcome(.ungraded("\(error)"))
    }
  }

  func holds(_ outcome: Outcome) -> Bool {
    switch (kind, outcome.end) {
    case (.compiledReference, .verdict(.passed)), (.inCheck(.reference), .verdict(.passed)): true
    case (.compiledStub, .verdict(.notAttempted)), (.inCheck(.stub), .verdict(.notAttempted)): true
    case (.inCheck(.mistake), .verdict(.failed(let mismatch))):
      mismatch.caseName == mistake?.caughtAt
    default: false
    }
  }

  func flaw(_ outcome: Outcome) -> String {
    let (name, end) = ("\(exercise.number) \(exercise.name)", outcome.end.summary)
    return switch kind {
    case .inCheck(.reference): "\(name): the reference answer should pass, but \(end)."
    case .inCheck(.stub): "\(name): the stub should count as not attempted, but \(end)."
    case .compiledReference: "\(exercise.solutionPath): as an answer it should pass, but \(end)."
    case .compiledStub:
      "\(exercise.answerPath): as an answer the stub should count as not attempted, but \(end)."
    case .inCheck:
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
    case .refused(let refusal):
      "it is refused (\(refusal.path):\(refusal.line): \(refusal.sentence))"
    case .doesNotCompile(let errors):
      "it does not compile (\(errors.first?.message ?? "no reason given"))"
    case .absent(let absence): "it cannot be called (\(absence.sentence))"
    case .needsNeighbor(let function, _): "it calls \(function)"
    }
  }
}
