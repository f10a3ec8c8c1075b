import ArgumentParser
import Foundation
import LinearAlgebra
import Training

/// Trains the small transformer that chapter 7 adapts, once, and keeps it in a file.
@main struct Pretrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pretrain",
    abstract: "Trains the base model of chapter 7 and keeps it in a safetensors file.",
    discussion: "A file that has the model already is left as it is.")

  @Option(help: ArgumentHelp("Where to keep the model.", valueName: "file"))
  var output = BaseModel.file.relativePath

  func run() throws {
    let base = BaseModel()
    let start = ContinuousClock.now
    var trained = try base.cached(in: URL(filePath: output)) { reason in
      print("\(reason)\nTraining the base model in \(base.steps) steps: about half a minute.")
    }
    let seconds = Double((ContinuousClock.now - start) / .milliseconds(100)).rounded() / 10
    print("\(output): \(trained.model.parameterCount) parameters, after \(seconds) s.")
    var generator = SplitMix64(seed: base.seed + 1)
    for task in WordTask.pretraining {
      let unseen = base.language.batch(of: [task], lines: 200, using: &generator)
      let share = (trained.model.accuracy(on: unseen) * 1000).rounded() / 10
      print("  \(task.name): \(share) % of the letters of 200 new words are right.")
    }
  }
}
