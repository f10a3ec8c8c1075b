import Foundation
import Grading

/// Where mutants are compiled together and judged one by one, as answers are.
struct MutantDesk: Sendable {
  let desk: JudgingDesk
  /// How many times as long as the answer a mutant may take, and the least number of seconds.
  private static let patience = (factor: 6.0, seconds: 3.0)

  /// Judges mutants of an exercise's answer.
  ///
  /// - Returns: What became of each, by its name.
  func judge(
    _ mutants: [Mutant], of exercise: ExerciseEntry, prelude: String, in folder: URL
  ) throws(ProctorError) -> [String: MutantFate] {
    let path = exercise.solutionPath
    let text = try Files.text(of: desk.catalog.root.appending(path: path))
    let signature = try Signature(in: text, path: path)
    var batch = MutantBatch(
      mutants, of: try MarkedSolution(text, path: path), signature: signature, prelude: prelude)
    var fates: [String: MutantFate] = [:]
    for mutant in mutants { fates[mutant.id] = .untold("The answer is another one now.") }
    let press = MutantPress(
      catalog: desk.catalog, kit: desk.compiler.kit, exercise: exercise, folder: folder)
    for (id, message) in try press.compile(&batch, as: signature) {
      fates[id] = .notCompiled(message)
    }
    let refused = try press.refused(batch)
    let seconds = try secondsOfReference(exercise, folder)
    let trials = batch.mutants.filter { !refused.contains($0.id) }
    let proctor = proctor(seconds: max(Self.patience.seconds, Self.patience.factor * seconds))
    let program = AnswerCompiler.program(in: folder)
    let found = inParallel(trials) { mutant in
      MutantFate(proctor(mutant.id).grade(exercise.name, program: program))
    }
    for (mutant, fate) in zip(trials, found) { fates[mutant.id] = fate }
    for id in refused { fates[id] = .refused }
    return fates
  }

  /// Seconds that the answer itself takes, which must pass.
  private func secondsOfReference(
    _ exercise: ExerciseEntry, _ folder: URL
  ) throws(ProctorError) -> Double {
    let proctor = proctor(seconds: 60)(MutantBatch.reference)
    let outcome = proctor.grade(exercise.name, program: AnswerCompiler.program(in: folder))
    guard outcome.isPass else {
      throw .grader(
        name: "The check of \(exercise.number) \(exercise.name)",
        reason: "does not take the reference answer for right; try ./workbook author check")
    }
    return outcome.seconds
  }

  private func proctor(seconds: Double) -> @Sendable (_ id: String) -> Proctor {
    { [desk] id in
      var proctor = desk.proctor
      proctor.allowance.seconds = seconds
      proctor.cell = { Cell(command: [$0.path, id], allowance: $1) }
      return proctor
    }
  }
}
