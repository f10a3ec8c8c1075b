import Foundation
import Proctor

/// One run of `check`: it grades, writes and counts.
struct CheckSession {
  /// Where it writes.
  let terminal: Terminal
  /// Whether one exercise was asked for by name.
  let isDetailed: Bool

  private var outcomes: [Outcome] = []
  private var proof = Proof()

  init(terminal: Terminal, isDetailed: Bool) {
    self.terminal = terminal
    self.isDetailed = isDetailed
  }

  /// Whether the exit status is 0.
  var isRight: Bool {
    outcomes.allSatisfy { $0.isPass || ($0.isNotAttempted && !isDetailed) } && proof.holds
  }

  /// Grades exercises of one chapter and writes the verdicts.
  mutating func grade(
    _ exercises: [ExerciseEntry], of chapter: Chapter, by examiner: Examiner
  ) throws {
    terminal.writeProgress("Checking chapter \(chapter.number) …")
    let results = try examiner.examine(exercises, of: chapter)
    terminal.clearProgress()
    if !isDetailed {
      let heading = terminal.paint("Chapter \(chapter.number): \(chapter.title)", .bold)
      terminal.write(outcomes.isEmpty ? [heading] : ["", heading])
    }
    for (exercise, outcome) in zip(exercises, results) {
      write(exercise, outcome, hasReference: !examiner.catalog.isHandout)
    }
    outcomes += results
    record(zip(exercises, results).filter { $1.isPass }.map(\.0), in: examiner.catalog)
  }

  /// Notes what passed; a folder that cannot be written to does not make a verdict less true.
  private func record(_ exercises: [ExerciseEntry], in catalog: Catalog) {
    if exercises.isEmpty { return }
    do {
      let today = ProgressRecord.today
      try ProgressRecord.record(exercises.map { (.passed(today), $0) }, in: catalog.root)
    } catch {
      terminal.say("Your progress could not be noted: \(error.description)")
    }
  }

  private func write(_ exercise: ExerciseEntry, _ outcome: Outcome, hasReference: Bool) {
    let text = VerdictText(
      terminal: terminal, exercise: exercise, outcome: outcome,
      hasReference: hasReference)
    let isShort =
      !isDetailed && outcome.leftOut.isEmpty && (outcome.isPass || outcome.isNotAttempted)
    terminal.write(isShort ? [text.headline] : text.full + (isDetailed ? [] : [""]))
  }

  /// Writes how many passed.
  func writeSummary() {
    if isDetailed { return }
    let passed = outcomes.filter(\.isPass).count
    let skipped = outcomes.filter(\.isNotAttempted).count
    let failed = outcomes.count - passed - skipped
    terminal.write(
      "",
      "\(outcomes.count) exercises: \(passed) passed, \(failed) failed,"
        + " \(skipped) not attempted.")
  }

  /// Tries the checks themselves and writes the evidence.
  mutating func prove(_ catalog: Catalog, by examiner: Examiner) throws {
    for chapter in catalog.chapters where !chapter.exercises.isEmpty {
      terminal.writeProgress("Proving the checks of chapter \(chapter.number) …")
      proof = proof + (try Proof(of: chapter, by: examiner))
    }
    terminal.clearProgress()
    for flaw in proof.flaws { terminal.say(terminal.paint("✗ ", .red) + flaw) }
    terminal.write("Proof: " + proof.sentence)
  }
}
