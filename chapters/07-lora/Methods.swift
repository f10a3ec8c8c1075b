import LinearAlgebra
import Literate
import Training

/// A way to fine-tune, at a learning rate.
struct Method: Sendable {
  let name: String
  let run: @Sendable (FineTuning, Float) throws -> Run

  /// Trains one kind of adapter on all chosen layers, by Adam.
  private static func adapter(
    _ name: String,
    make:
      @escaping @Sendable (
        FineTuning, String, Linear<Float>, inout SplitMix64
      ) throws -> any Adapter<Float>
  ) -> Method {
    Method(name: name) { study, rate in
      let start = try study.adapted { name, linear, generator in
        try make(study, name, linear, &generator)
      }
      return try study.train(start, with: AdamW(rate: rate))
    }
  }

  // snippet.methods
  static var all: [Method] {
    let (r, α) = (4, Float(8))
    return [
      Method(name: "full") { study, rate in
        try study.train(study.base, with: AdamW(rate: rate))
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
      fisher(r, α),
    ]
  }
  // snippet.end

  /// LoRA+: B learns sixteen times as fast as A.
  private static func plus(_ r: Int, _ α: Float) -> Method {
    Method(name: "LoRA+") { study, rate in
      let start = try study.adapted { _, linear, generator in
        try LoRA(linear, rank: r, alpha: α, using: &generator)
      }
      return try study.train(
        start, with: AdamW(groups: .loraPlus(rate: rate)))
    }
  }

  /// The start from what counts most for the loss of the new task.
  private static func fisher(_ r: Int, _ α: Float) -> Method {
    Method(name: "Fisher") { study, rate in
      let information = study.information()
      let start = try study.adapted { name, linear, _ in
        try LoRA(
          fisherWeighted: linear, information: try information(name), rank: r,
          alpha: α)
      }
      return try study.train(start, with: AdamW(rate: rate))
    }
  }

  /// AdaLoRA: begins with half as much rank again, and takes it away.
  private static func adaptive(_ r: Int, _ α: Float) -> Method {
    Method(name: "AdaLoRA") { study, rate in
      let start = try study.adapted { _, linear, generator in
        try AdaLoRA(linear, rank: r * 3 / 2, alpha: α, using: &generator)
      }
      let budget = RankBudget(
        initialRank: r * 3 / 2, targetRank: r, warmUp: study.steps / 4,
        coolDown: study.steps / 3, steps: study.steps)
      let optimizer = RankAllocator(AdamW(rate: rate), budget: budget)
      return try study.train(start, with: optimizer) { model, _ in
        model.addOrthogonalityPenalty(weight: 0.1)
      }
    }
  }
}

extension FineTuning {
  /// How much the loss of the new task cares about each weight of a layer.
  func information() -> (String) throws -> Matrix<Float> {
    var generator = SplitMix64(seed: seed(4))
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
