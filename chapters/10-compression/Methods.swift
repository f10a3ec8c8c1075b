import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

/// A way to cut all layers of the network to given ranks.
enum Method: String, CaseIterable, Sendable {
  case plain = "SVD of W"
  case fisher = "Fisher rows"
  case scaled = "scaled inputs"
  case outputs = "outputs"
  case centered = "outputs, mean apart"
  case staged = "… in stages"
  case refitted = "… and refitted"

  // snippet.methods
  func cut(
    _ study: Study, to ranks: [String: Int]
  ) throws -> Transformer<Float> {
    var model = study.base
    let isStaged = self == .staged || self == .refitted
    try model.compress(
      ranks, stages: isStaged ? study.stages : nil,
      calibration: study.calibration, refits: self == .refitted,
      by: rule(study))
    return model
  }

  private func rule(_ study: Study) -> LayerCut<Float> {
    switch self {
    case .plain: .plain
    case .fisher: .fisher(study.information())
    case .scaled: .activationScaled()
    case .outputs: .uncentered
    case .centered, .staged, .refitted: .forOutputs
    }
  }
  // snippet.end
}

extension LayerCut<Float> {
  /// Rows weighted by the Fisher information of their numbers.
  static func fisher(_ information: [String: Matrix<Float>]) -> LayerCut {
    LayerCut { name, linear, _, rank throws(LinearAlgebraError) in
      let seen =
        information[name + ".weight"]
        ?? .zero(rows: linear.outputs, columns: linear.inputs)
      return try FactoredLinear(
        fisherWeighted: linear, information: seen, rank: rank)
    }
  }

  /// The best for the outputs as they are, with the bias as it was.
  static var uncentered: LayerCut {
    LayerCut { _, linear, inputs, rank throws(LinearAlgebraError) in
      let outputs = try OutputSVD(linear.weight.value, statistics: inputs)
      return FactoredLinear(
        try outputs.truncated(toRank: rank).balanced(),
        bias: linear.bias.map { $0.value[column: 0] })
    }
  }
}

extension Study {
  /// How much the loss of the old tasks cares about each weight.
  func information() -> [String: Matrix<Float>] {
    var generator = SplitMix64(seed: seed(4))
    return base.fisherInformation(
      of: (0..<32).map { _ in
        language.batch(of: WordTask.pretraining, lines: 1, using: &generator)
      })
  }
}

/// The shares of the numbers that the contest leaves to every layer.
enum Shares { static let all = [0.75, 0.6, 0.45] }

extension Laboratory {
  /// Seven ways to cut, at three budgets.
  static func contest(_ base: Transformer<Float>) throws -> Experiment {
    let recipe = try recipe(["Methods"], [])
    let cases = Shares.all.flatMap { share in
      Method.allCases.map { "\($0.rawValue) at \(share)" }
    }
    return Experiment(
      "contest", recipe: recipe, cases: cases, measures: measures,
      seeds: seeds, rates: .fixed(1)
    ) { trial in
      let study = Study(base, seed: trial.seed)
      let words = trial.name.split(separator: " at ")
      guard words.count == 2, let share = Double(words[1]),
        let method = Method(rawValue: String(words[0]))
      else { throw Refuted(description: "There is no case \(trial.name).") }
      return outcome(
        of: try method.cut(study, to: study.ranks(share: share)), study)
    }
  }
}
