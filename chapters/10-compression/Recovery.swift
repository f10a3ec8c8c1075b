import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

/// A way to train a network whose layers are products of rank 8.
enum Recovery: String, CaseIterable, Sendable {
  case random = "random factors"
  case plain = "SVD of W"
  case outputs = "outputs"
  case gradual = "rank by rank, by weights"
  case recut = "rank by rank, by outputs"
  case distilled = "outputs, distilled"

  static let (rank, steps) = (8, 120)

  // snippet.recover
  func run(_ study: Study, rate: Float) throws -> Transformer<Float> {
    let trainer = Trainer<Float>(
      steps: Self.steps, schedule: .cosine(warmUp: 10), gradientBound: 1,
      seed: study.seed(6))
    var optimizer = AdamW<Float>(rate: rate)
    switch self {
    case .random, .plain, .outputs:
      var model = try start(study, rank: Self.rank)
      try trainer.train(&model, with: &optimizer, drawing: study.draw)
      return model
    case .gradual:
      var model = try start(study, rank: 20)
      let schedule = try RankSchedule(ranks: [20, 14, 10, 8], steps: Self.steps)
      try trainer.train(
        &model, lowering: schedule, with: { AdamW<Float>(rate: rate) },
        drawing: study.draw)
      return model
    case .recut:
      var model = try start(study, rank: 20)
      var stage = trainer
      stage.steps = Self.steps / 4
      for rank in [20, 14, 10, 8] {
        if rank < 20 {
          try model.compress(
            study.even(rank), stages: study.stages,
            calibration: study.calibration, by: .forOutputs)
        }
        var optimizer = AdamW<Float>(rate: rate)
        try stage.train(&model, with: &optimizer, drawing: study.draw)
        stage.seed &+= 1
      }
      return model
    case .distilled:
      var pair = Distillation(
        student: try start(study, rank: Self.rank), teacher: study.base)
      try trainer.train(&pair, with: &optimizer, drawing: study.draw)
      return pair.student
    }
  }
  // snippet.end

  private func start(_ study: Study, rank: Int) throws -> Transformer<Float> {
    let ranks = study.even(rank)
    if self != .random {
      let method: Method = self == .plain ? .plain : .refitted
      return try method.cut(study, to: ranks)
    }
    var random = SplitMix64(seed: study.seed(5))
    var model = study.base
    model.replaceLayers(named: study.layers) { _, layer in
      let deep = Linear<Float>(
        inputs: rank, outputs: layer.outputs, using: &random)
      let first = Linear<Float>(
        inputs: layer.inputs, outputs: rank, using: &random)
      return FactoredLinear(
        LowRankMatrix(left: deep.weight.value, right: first.weight.value),
        bias: layer.dense().bias.map { $0.value[column: 0] })
    }
    return model
  }
}

extension Study {
  /// One rank for all layers.
  func even(_ rank: Int) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: layers.map { ($0, rank) })
  }

  func draw(_ generator: inout SplitMix64) -> TokenBatch {
    language.batch(of: WordTask.pretraining, lines: 24, using: &generator)
  }
}

extension Laboratory {
  static let search = RateSearch(from: 0.004, seeds: [101, 102, 103])

  /// Six ways to train at rank 8 everywhere.
  static func recovery(_ base: Transformer<Float>) throws -> Experiment {
    let recipe = try recipe(
      ["Methods", "Recovery"],
      [
        Recipe.Setting(
          "training",
          "120 steps of 24 lines, Adam, 10 steps of warm-up, cosine"),
        Recipe.Setting("rank", "8"),
      ])
    return Experiment(
      "recovery", recipe: recipe, cases: Recovery.allCases.map(\.rawValue),
      measures: measures, seeds: seeds, rates: .searched(search)
    ) { trial in
      guard let way = Recovery(rawValue: trial.name) else {
        throw Refuted(description: "There is no case \(trial.name).")
      }
      let study = Study(base, seed: trial.seed)
      do {
        let model = try way.run(study, rate: Float(trial.rate))
        return outcome(of: model, study)
      } catch is TrainingError { return [.infinity, 0] }
    }
  }
}
