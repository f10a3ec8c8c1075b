import LanguageModel
import LinearAlgebra
import LowRank
import Training

/// A row of the table that every build can compute anew: three matrices cut,
/// and few tokens foretold.
enum SpotCheck {
  static let name = "queries, keys, values of the first block at 0.8"
  /// The tokens at the beginning of the test text.
  static let tokens = 128

  /// Cuts the matrices that meet the tokens' own columns, whitened.
  static func cut(
    _ whole: Llama<Float>, _ calibration: [TokenBatch]
  ) throws -> Llama<Float> {
    var inputs = InputStatistics(size: whole.shape.features)
    var norm = whole.blocks[0].attentionNorm
    for batch in calibration {
      try inputs.add(norm.forward(whole.embedding[columns: batch.tokens]))
    }
    let names = Set(
      ["query", "key", "value"].map { "blocks.0.attention.\($0)" })
    var (small, factors, ranks) = (whole, Decomposed(), [String: Int]())
    for (name, layer) in whole.namedLayers where names.contains(name) {
      factors[name] = try NestedFactors(
        whitened: layer.dense().weight.value, gram: inputs.gram)
      ranks[name] = try LowRankMatrix<Float>.rank(
        forShare: 0.8, rows: layer.outputs, columns: layer.inputs)
    }
    try small.cut(factors, to: ranks)
    return small
  }

  static func perplexity(of model: Llama<Float>, _ text: [Int]) -> Double {
    LlamaSession(model, capacity: tokens)
      .perplexity(of: text, window: tokens, windows: 1).value
  }
}
