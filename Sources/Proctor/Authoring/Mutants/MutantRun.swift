import Foundation

/// Judges the mutants of answers and keeps reports of them: what `author mutants` does.
public struct MutantRun: Sendable {
  private let examiner: Examiner
  private var catalog: Catalog { examiner.catalog }

  /// Makes a run with what judges answers.
  public init(by examiner: Examiner) { self.examiner = examiner }

  /// What was found for one exercise.
  public struct Finding: Sendable {
    /// The exercise.
    public let exercise: ExerciseEntry
    /// How many mutants came to which end, in the order of a table's columns.
    public let counts: [(name: String, count: Int)]
    /// Seconds it took; nothing is judged twice.
    public let seconds: Double
    /// What has to be done, a paragraph each.
    public let flaws: [String]
  }

  /// Judges the mutants of exercises that were not judged before, on all cores, and writes reports.
  ///
  /// - Parameters:
  ///   - exercises: The exercises.
  ///   - fresh: Whether to judge also mutants that were.
  ///   - note: Told each finding when it is made.
  /// - Returns: All findings, in the order of the exercises.
  /// - Throws: What keeps mutants from being judged, such as a check that does not build.
  public func judge(
    _ exercises: [ExerciseEntry], fresh: Bool, note: @escaping @Sendable (Finding) -> Void
  ) throws(ProctorError) -> [Finding] {
    // What judges is built first: two builds at once would wait for each other.
    for number in Set(exercises.map(\.number.chapter)).sorted() {
      if let chapter = catalog.chapter(number) { _ = try examiner.desk(for: chapter) }
    }
    let results = inParallel(exercises) { exercise in
      let result = Result { () throws(ProctorError) in try judge(exercise, fresh: fresh) }
      if let finding = try? result.get() { note(finding) }
      return result
    }
    var findings: [Finding] = []
    for result in results { findings.append(try result.get()) }
    return findings
  }

  private func judge(
    _ exercise: ExerciseEntry, fresh: Bool
  ) throws(ProctorError) -> Finding {
    let start = Date()
    let list = try MutantList.read(exercise, root: catalog.root)
    let inputs = try MutantInputs.hash(of: exercise, in: catalog)
    let fates = try fates(of: list, exercise, inputs: inputs, fresh: fresh)
    let proofs = try Equivalences(exercise, root: catalog.root)
    let report = MutantReport(list.mutants, fates: fates, proofs: proofs, inputs: inputs)
    try Files.write(
      report.text, to: catalog.root.appending(path: MutantReport.path(of: exercise)))
    return Finding(
      exercise: exercise, counts: report.counts, seconds: Date().timeIntervalSince(start),
      flaws: flaws(exercise, list, fates, proofs, report))
  }

  /// Judges one mutant as the answer that it is, and writes it where one can look at it.
  ///
  /// - Returns: Its change, what became of it, and where its file is.
  public func judge(
    _ id: String, of exercise: ExerciseEntry
  ) throws(ProctorError) -> [String] {
    let list = try MutantList.read(exercise, root: catalog.root)
    let path = exercise.solutionPath
    let text = try Files.text(of: catalog.root.appending(path: path))
    let solution = try MarkedSolution(text, path: path)
    guard let mutant = list.mutants.first(where: { $0.id == id }),
      let lines = mutant.applied(to: solution.lines)
    else {
      throw .file(path: path, reason: "it has no mutant \(id) now; try make mutants")
    }
    let file = "build/mutants/\(exercise.folder)/\(id)/\(exercise.name).swift"
    let answer = lines.joined(separator: "\n") + (mutant.needsPrelude ? "\n" + list.prelude : "")
    try Files.write(answer, to: catalog.root.appending(path: file))
    let fate = try desk(for: exercise).judge(
      [mutant], of: exercise, prelude: list.prelude, in: folder(exercise, "one"))[id]
    return ["\(path):\(mutant.line): \(mutant.kind)"] + mutant.diff
      + ["", fate?.sentence ?? "", "The answer: \(file)"]
  }

  private func fates(
    of list: MutantList, _ exercise: ExerciseEntry, inputs: String, fresh: Bool
  ) throws(ProctorError) -> [String: MutantFate] {
    let file = folder(exercise, "all").appending(path: "fates.json")
    var kept = fresh ? Fates() : Fates(file)
    if kept.inputs != inputs { kept = Fates() }
    let waiting = list.mutants.filter { kept.fates[$0.id] == nil }
    if !waiting.isEmpty {
      let found = try desk(for: exercise).judge(
        waiting, of: exercise, prelude: list.prelude, in: folder(exercise, "all"))
      kept.fates.merge(found) { $1 }
      kept.inputs = inputs
      var told = kept
      told.fates = kept.fates.filter { if case .untold = $0.value { false } else { true } }
      if let data = try? JSONEncoder().encode(told) { try Files.write(data, to: file) }
    }
    return kept.fates
  }

  private func desk(for exercise: ExerciseEntry) throws(ProctorError) -> MutantDesk {
    guard let chapter = catalog.chapter(exercise.number.chapter) else {
      throw .file(path: exercise.folder, reason: "there is no such chapter")
    }
    return MutantDesk(desk: try examiner.desk(for: chapter))
  }

  private func folder(_ exercise: ExerciseEntry, _ kind: String) -> URL {
    catalog.root.appending(
      path: ".build/workbook/mutants/\(exercise.folder)/\(exercise.name)/\(kind)")
  }

  /// What became of mutants before, and of which answer and check.
  private struct Fates: Codable {
    var inputs = ""
    var fates: [String: MutantFate] = [:]

    init() {}

    init(_ file: URL) {
      guard let data = try? Data(contentsOf: file),
        let kept = try? JSONDecoder().decode(Fates.self, from: data)
      else { return }
      self = kept
    }
  }
}

extension MutantRun {
  private func flaws(
    _ exercise: ExerciseEntry, _ list: MutantList, _ fates: [String: MutantFate],
    _ proofs: Equivalences, _ report: MutantReport
  ) -> [String] {
    var flaws = proofs.flaws
    let path = Equivalences.path(of: exercise)
    for mutant in list.mutants where report.gaps.contains(mutant.id) {
      let place = "\(exercise.solutionPath):\(mutant.line): passes: \(mutant.kind)"
      let proof = proofs.entry(for: mutant).map {
        ["No second reader has confirmed the proof at \(path):\($0.place)."]
      }
      let command = "./workbook author mutants \(exercise.number) --show \(mutant.id)"
      flaws.append(([place] + mutant.diff + (proof ?? []) + [command]).joined(separator: "\n"))
    }
    for entry in proofs.entries {
      let mutant = list.mutants.first { $0.id == entry.id }
      let fate = fates[entry.id]
      let place = "\(path):\(entry.place): \(entry.id)"
      if let mutant, mutant.mutatedLine != entry.line {
        flaws.append("\(place) is this line now: \(mutant.mutatedLine)")
      } else if fate != .passed {
        flaws.append("\(place) needs no proof: \(fate?.sentence ?? "There is no such mutant.")")
      }
    }
    for mutant in list.mutants {
      if case .untold(let reason) = fates[mutant.id] {
        flaws.append("\(exercise.solutionPath):\(mutant.line): \(mutant.id): \(reason)")
      }
    }
    if report.viable < MutantReport.enough {
      flaws.append(
        "\(exercise.solutionPath): \(report.viable) mutants compile; \(MutantReport.enough) are wanted."
      )
    }
    return flaws
  }
}

extension MutantFate {
  /// What became of it, in a sentence.
  var sentence: String {
    switch self {
    case .caught(let name): "It is caught at “\(name)”."
    case .broke(let name): "It breaks the process that runs it, at “\(name)”."
    case .ranTooLong: "It does not end in time."
    case .passed: "It passes."
    case .notCompiled(let message): "It does not compile: \(message)."
    case .refused: "It breaks a rule of the exercise."
    case .untold(let reason): reason
    }
  }
}
