import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

/// The network of the chapter on adapters, and lines to cut it by and to
/// judge it by.
struct Study: Sendable {
  let base: Transformer<Float>
  let language = BaseModel().language
  let seed: UInt64

  static func network() throws -> Transformer<Float> {
    try BaseModel().cached { reason in
      print("[training the base model, because \(reason)]\n")
    }.model
  }

  /// The seed decides which lines are drawn.
  init(_ base: Transformer<Float>, seed: UInt64) {
    self.base = base
    self.seed = seed
  }

  /// The layers that are cut: all linear ones but the head.
  var layers: [String] { base.linearNames.filter { $0 != "head" } }

  /// Layers that get their inputs at the same time, in the order in which
  /// they act.
  var stages: [[String]] {
    base.blocks.indices.flatMap { i in
      [
        ["query", "key", "value"].map { "blocks.\(i).attention.\($0)" },
        ["blocks.\(i).attention.output"], ["blocks.\(i).feedForward.expand"],
        ["blocks.\(i).feedForward.contract"],
      ]
    }
  }

  /// Lines that statistics of inputs are taken from.
  var calibration: [TokenBatch] {
    var generator = SplitMix64(seed: seed(1))
    return (0..<4).map { _ in
      language.batch(of: WordTask.pretraining, lines: 64, using: &generator)
    }
  }

  /// New lines, on which results are measured.
  var test: TokenBatch { lines(256, part: 2) }

  func lines(_ count: Int, part: UInt64) -> TokenBatch {
    var generator = SplitMix64(seed: seed(part))
    return language.batch(
      of: WordTask.pretraining, lines: count, using: &generator)
  }

  /// A seed for each use, so that no two draw the same numbers.
  func seed(_ part: UInt64) -> UInt64 { seed &+ part &* 1_000_003 }

  /// The plain layer of a name.
  func linear(_ name: String) -> Linear<Float> {
    base.linearLayer(named: name).dense()
  }

  // snippet.share
  /// Ranks that leave every layer the same share of its numbers.
  func ranks(share: Double) throws -> [String: Int] {
    try Dictionary(
      uniqueKeysWithValues: layers.map { name in
        let layer = linear(name)
        let rank = try LowRankMatrix<Float>.rank(
          forShare: share, rows: layer.outputs, columns: layer.inputs)
        return (name, rank)
      })
  }
  // snippet.end

  /// The numbers of the matrices that are cut.
  func numbers(_ ranks: [String: Int]) -> Int {
    layers.reduce(0) { sum, name in
      let layer = linear(name)
      return sum
        + (ranks[name].map { $0 * (layer.outputs + layer.inputs) }
          ?? layer.outputs * layer.inputs)
    }
  }
}

/// What the experiments of this chapter share.
enum Laboratory {
  static let seeds = Array(UInt64(1)...10)
  static let measures = ["loss", "letters"]

  static func outcome(
    of model: Transformer<Float>, _ study: Study
  ) -> [Double] {
    var model = model
    let test = study.test
    return [Double(model.loss(of: test)), model.accuracy(on: test)]
  }

  /// The recipe of an experiment that files of this chapter define.
  static func recipe(
    _ files: [String], _ settings: [Recipe.Setting]
  ) throws -> Recipe {
    let chapter = (["Laboratory"] + files).map {
      "chapters/10-compression/\($0).swift"
    }
    let training = [
      "AdaptiveRank", "Adapters", "Compression", "Distillation", "Layers",
      "Losses", "Optimization", "Tasks", "Transformer",
    ].map { "Sources/Training/\($0)" }
    let shared = [
      Recipe.Setting("network", BaseModel().recipe),
      Recipe.Setting("calibration", "256 lines of the old tasks"),
      Recipe.Setting("test", "256 other lines"),
    ]
    return try Recipe(
      settings: shared + settings,
      files: chapter + training
        + ["Sources/LowRank/Compression", "Sources/LinearAlgebra/Random"])
  }
}
