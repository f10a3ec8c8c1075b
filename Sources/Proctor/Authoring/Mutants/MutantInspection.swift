import Foundation

/// What `author check` asks of the reports: each is of what is there now, leaves nothing unexplained,
/// and says what three of its mutants still say.
struct MutantInspection {
  /// A sentence for each flaw.
  private(set) var flaws: [String] = []
  /// Exercises without a report.
  private(set) var unreported: [ExerciseNumber] = []
  /// Mutants that were judged again, and were caught.
  private(set) var caught = 0

  /// How many mutants of an exercise are judged again.
  static let sample = 3

  /// Compares the reports of a chapter with what is there, and judges some of the mutants again.
  init(of chapter: Chapter, by examiner: Examiner, round: Int) throws(ProctorError) {
    var trials: [Trial] = []
    for exercise in chapter.exercises {
      let path = MutantReport.path(of: exercise)
      let command = "make mutants EXERCISE=\(exercise.number)"
      let file = examiner.catalog.root.appending(path: path)
      guard Files.exists(file) else {
        unreported.append(exercise.number)
        continue
      }
      guard let report = MutantReport(try Files.text(of: file)) else {
        flaws.append("\(path): it is no report of mutants; run \(command).")
        continue
      }
      if report.inputs != (try MutantInputs.hash(of: exercise, in: examiner.catalog)) {
        flaws.append("\(path): the answer or its check has changed; run \(command).")
        continue
      }
      try inspect(report, of: exercise, root: examiner.catalog.root)
      trials.append(Trial(exercise: exercise, mutants: Self.sample(of: report, round: round)))
    }
    // A chapter that nobody has begun to measure is told of, and no more.
    if unreported.count < chapter.exercises.count {
      flaws += chapter.exercises.filter { unreported.contains($0.number) }.map {
        "\(MutantReport.path(of: $0)): there is none; run make mutants EXERCISE=\($0.number)."
      }
      unreported = []
    }
    try judge(trials, of: chapter, by: examiner)
  }

  private struct Trial: Sendable {
    var exercise: ExerciseEntry
    var mutants: [Mutant]
  }

  private mutating func inspect(
    _ report: MutantReport, of exercise: ExerciseEntry, root: URL
  ) throws(ProctorError) {
    let path = MutantReport.path(of: exercise)
    let proofs = try Equivalences(exercise, root: root)
    flaws += proofs.flaws
    let confirmed = Set(proofs.entries.filter(\.isConfirmed).map(\.id))
    for id in report.equivalent where !confirmed.contains(id) {
      flaws.append("\(path): no confirmed proof says that \(id) is as right as the answer.")
    }
    for entry in proofs.entries where !(report.equivalent + report.gaps).contains(entry.id) {
      flaws.append(
        "\(Equivalences.path(of: exercise)):\(entry.place): \(entry.id) needs no proof: it does"
          + " not pass.")
    }
    if !report.gaps.isEmpty {
      flaws.append("\(path): \(report.gaps.count) mutants pass without a confirmed proof.")
    }
    if report.viable < MutantReport.enough {
      flaws.append(
        "\(path): \(report.viable) mutants compile; \(MutantReport.enough) are wanted.")
    }
  }

  /// Three mutants, other ones in each round, until all have had their turn.
  static func sample(of report: MutantReport, round: Int) -> [Mutant] {
    let patches = report.patches
    return (0..<min(sample, patches.count)).map { patches[(round * sample + $0) % patches.count] }
  }

  private mutating func judge(
    _ trials: [Trial], of chapter: Chapter, by examiner: Examiner
  ) throws(ProctorError) {
    if trials.isEmpty { return }
    let desk = MutantDesk(desk: try examiner.desk(for: chapter))
    let root = examiner.catalog.root
    let results = inParallel(trials) { trial in
      Result { () throws(ProctorError) in
        try desk.judge(
          trial.mutants, of: trial.exercise, prelude: "",
          in: root.appending(
            path: ".build/workbook/mutants/\(trial.exercise.folder)/\(trial.exercise.name)/again"))
      }
    }
    for (trial, result) in zip(trials, results) {
      let fates = try result.get()
      for mutant in trial.mutants {
        if fates[mutant.id]?.isCaught ?? false {
          caught += 1
        } else {
          flaws.append(
            "\(trial.exercise.solutionPath):\(mutant.line): the mutant \(mutant.id) was caught once;"
              + " now: \(fates[mutant.id]?.sentence ?? "It is gone.")")
        }
      }
    }
  }

  /// The number of commits, so that every commit has its own sample and the same one each time; where
  /// there is no history, the number of the day.
  static func round(root: URL) -> Int {
    let git = ChildProcess(
      program: "git", arguments: ["-C", root.path, "rev-list", "--count", "HEAD"])
    let counted = (try? git.run()).flatMap { record in
      record.exitCode == 0
        ? Int(record.text(STDOUT_FILENO).trimmingCharacters(in: .whitespacesAndNewlines)) : nil
    }
    return counted ?? Int(Date().timeIntervalSince1970 / 86400)
  }
}
