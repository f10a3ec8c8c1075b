import LinearAlgebra
import Literate
import Training

/// A way to fine-tune, at a learning rate and with a seed.
struct Method {
  let name: String
  let run: (FineTuning, Float, UInt64) throws -> Run

  /// Trains one kind of adapter on all chosen layers, by Adam.
  private static func adapter(
    _ name: String,
    make:
      @escaping (FineTuning, String, Linear<Float>, inout SplitMix64) throws
      -> any Adapter<Float>
  ) -> Method {
    Method(name: name) { study, rate, seed in
      let start = try study.adapted(seed: seed) { name, linear, generator in
        try make(study, name, linear, &generator)
      }
      return try study.train(start, with: AdamW(rate: rate), seed: seed)
    }
  }

  // snippet.methods
  static func all(_ study: FineTuning) -> [Method] {
    let (r, α) = (4, Float(8))
    let information = study.information()
    return [
      Method(name: "full") { study, rate, seed in
        try study.train(study.base, with: AdamW(rate: rate), seed: seed)
      },
      adapter("LoRA") { _, _, linear, generator in
        try LoRA(linear, rank: r, alpha: α, using: &generator)
      },
      adapter("rsLoRA") { _, _, linear, generator in
        try LoRA(
          linear, rank: r, alpha: α, scaling: .rankStabilized,
          using: &generator)
      },
      plus(r, α),
      adapter("DoRA") { _, _, linear, generator in
        try DoRA(linear, rank: r, alpha: α, using: &generator)
      },
      adaptive(r, α),
      adapter("PiSSA") { _, _, linear, _ in
        try LoRA(pissa: linear, rank: r, alpha: α)
      },
      adapter("QLoRA") { _, _, linear, generator in
        try LoRA(
          QuantizedLinear(linear), rank: r, alpha: α, using: &generator)
      },
      adapter("Fisher") { _, name, linear, _ in
        try LoRA(
          fisherWeighted: linear, information: try information(name), rank: r,
          alpha: α)
      },
    ]
  }
  // snippet.end

  /// LoRA+: B learns sixteen times as fast as A.
  private static func plus(_ r: Int, _ α: Float) -> Method {
    Method(name: "LoRA+") { study, rate, seed in
      let start = try study.adapted(seed: seed) { _, linear, generator in
        try LoRA(linear, rank: r, alpha: α, using: &generator)
      }
      return try study.train(
        start, with: AdamW(groups: .loraPlus(rate: rate)), seed: seed)
    }
  }

  /// AdaLoRA: begins with half as much rank again, and takes it away.
  private static func adaptive(_ r: Int, _ α: Float) -> Method {
    Method(name: "AdaLoRA") { study, rate, seed in
      let start = try study.adapted(seed: seed) { _, linear, generator in
        try AdaLoRA(linear, rank: r * 3 / 2, alpha: α, using: &generator)
      }
      let budget = RankBudget(
        initialRank: r * 3 / 2, targetRank: r, warmUp: 20, coolDown: 30,
        steps: study.steps)
      let optimizer = RankAllocator(AdamW(rate: rate), budget: budget)
      return try study.train(start, with: optimizer, seed: seed) { model, _ in
        model.addOrthogonalityPenalty(weight: 0.1)
      }
    }
  }
}

extension FineTuning {
  /// How much the loss of the new task cares about each weight of a layer.
  func information() -> (String) throws -> Matrix<Float> {
    var generator = SplitMix64(seed: seed &+ 4)
    let all = base.fisherInformation(
      of: (0..<32).map { _ in
        language.batch(of: [task], lines: 1, using: &generator)
      })
    return { layer in
      guard let found = all[layer + ".weight"] else {
        throw Refuted(description: "There is no gradient of \(layer).")
      }
      return found
    }
  }
}
