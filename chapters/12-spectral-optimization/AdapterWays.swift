import Experiments
import LinearAlgebra
import Literate
import Training

/// Adapters of rank 4 on the network of the chapter on LoRA, which learns a
/// cipher of its own.
struct AdapterStudy: Sendable {
  let base: Transformer<Float>
  let seed: UInt64
  static let steps = 120

  var study: Study { Study(seed: seed) }

  /// Reverse the word, then exchange its letters.
  private var task: WordTask {
    var generator = SplitMix64(seed: seed)
    return .cipher(
      study.language.cipher(
        moving: study.language.letters, using: &generator))
  }

  var test: TokenBatch {
    var generator = SplitMix64(seed: study.seed(2))
    return study.language.batch(of: [task], lines: 256, using: &generator)
  }

  // snippet.adapters
  func run(_ isMuon: Bool, rate: Float) throws -> Transformer<Float> {
    var generator = SplitMix64(seed: study.seed(1))
    var model = base
    try model.attach(where: { $0 != "head" }) { _, linear in
      try LoRA(linear, rank: 4, alpha: 8, using: &generator)
    }
    if isMuon {
      let factors = ParameterGroup<Float>(rate: rate) {
        $0.contains("lora")
      }
      let muon = Muon(
        groups: [factors], others: AdamW(groups: []), scale: .likeAdam)
      return try train(model, with: muon)
    }
    return try train(model, with: AdamW(rate: rate))
  }
  // snippet.end

  private func train(
    _ start: Transformer<Float>, with optimizer: some Optimizer<Float>
  ) throws -> Transformer<Float> {
    var (model, optimizer) = (start, optimizer)
    let trainer = Trainer<Float>(
      steps: Self.steps, schedule: .cosine(warmUp: 15), gradientBound: 1,
      seed: study.seed(3))
    try trainer.train(&model, with: &optimizer) { generator in
      study.language.batch(of: [task], lines: 24, using: &generator)
    }
    return model
  }
}

extension Laboratory {
  /// Adapters by AdamW and by Muon.
  static func adapters() throws -> Experiment {
    let base = try BaseModel().cached { reason in
      print("[training the base model, because \(reason)]\n")
    }.model
    return Experiment(
      "adapters",
      recipe: try recipe(
        ["Study", "AdapterWays"],
        [
          Recipe.Setting("base", BaseModel().recipe),
          Recipe.Setting("steps", "\(AdapterStudy.steps) of 24 lines"),
          Recipe.Setting("training", "15 steps of warm-up, cosine"),
          Recipe.Setting("test", "256 new lines"),
        ], also: ["Adapters"]),
      cases: ["AdamW", "Muon"], measures: ["loss", "letters"], seeds: seeds,
      rates: .searched(search)
    ) { trial in
      let study = AdapterStudy(base: base, seed: trial.seed)
      return try measured(2) {
        var model = try study.run(
          trial.name == "Muon", rate: Float(trial.rate))
        let test = study.test
        return [Double(model.loss(of: test)), model.accuracy(on: test)]
      }
    }
  }
}
