import LinearAlgebra
import Literate

// snippet.shapes
/// The weights of a transformer, as far as counting needs them.
struct ModelShape {
  let name: String
  let layers: Int
  let width: Int
  /// All parameters of the model.
  let total: Int

  /// Trainable numbers of adapters on `count` square matrices in each layer.
  func adapters(on count: Int, rank: Int) -> Int {
    layers * count * rank * (width + width)
  }

  /// Rotary positions, three matrices in the feed-forward part, no biases.
  static var llama7B: ModelShape {
    let (d, hidden, words, layers) = (4096, 11_008, 32_000, 32)
    let layer = 4 * d * d + 3 * d * hidden + 2 * d
    return ModelShape(
      name: "LLaMA-7B", layers: layers, width: d,
      total: 2 * words * d + layers * layer + d)
  }

  /// Learned positions, biases, the output shares the embedding's weights.
  static var gpt3: ModelShape {
    let (d, words, context, layers) = (12_288, 50_257, 2048, 96)
    let layer = 4 * (d * d + d) + (8 * d * d + 5 * d) + 4 * d
    return ModelShape(
      name: "GPT-3", layers: layers, width: d,
      total: (words + context) * d + layers * layer + 2 * d)
  }

  /// As `gpt3`, with one segment embedding and a pooling layer at the end.
  static func roberta(
    _ name: String, layers: Int, width d: Int
  ) -> ModelShape {
    let layer = 4 * (d * d + d) + (8 * d * d + 5 * d) + 4 * d
    let embeddings = (50_265 + 514 + 1) * d + 2 * d
    return ModelShape(
      name: name, layers: layers, width: d,
      total: embeddings + layers * layer + d * d + d)
  }
}
// snippet.end

func counts(_ page: Page) throws {
  let large = ModelShape.roberta("RoBERTa large", layers: 24, width: 1024)
  let base = ModelShape.roberta("RoBERTa base", layers: 12, width: 768)
  let rows: [(ModelShape, Int)] = [
    (.llama7B, 8), (.llama7B, 16), (.gpt3, 1), (.gpt3, 4), (.gpt3, 8),
    (base, 8), (large, 8),
  ]
  var table = Table("model", "r", "frozen", "trained", "of both")
  for (shape, rank) in rows {
    let trained = shape.adapters(on: 2, rank: rank)
    let share = Double(trained) / Double(shape.total + trained)
    table.row(
      shape.name, "\(rank)", grouped(shape.total), grouped(trained),
      percent(share, decimals: 4))
  }
  page.print(table)
  try record(page)
}

private func record(_ page: Page) throws {
  let llama = ModelShape.llama7B
  let trained = llama.adapters(on: 2, rank: 8)
  page.record("llama-total", llama.total)
  page.record("llama-trained", trained)
  page.record("llama-both", llama.total + trained)
  let share = Double(trained) / Double(llama.total + trained)
  page.record("llama-share", percent(share, decimals: 3))
  let one = ModelShape.gpt3.adapters(on: 2, rank: 1)
  page.record("gpt3-one", one)
  page.record("gpt3-total", ModelShape.gpt3.total)
  let adapter = 2 * Double(ModelShape.gpt3.adapters(on: 2, rank: 4))
  let whole = 2 * Double(ModelShape.gpt3.total)
  page.record("gpt3-megabytes", adapter / 1e6, decimals: 1)
  page.record("gpt3-gigabytes", whole / 1e9, decimals: 0)
  page.record("gpt3-quotient", Int((whole / adapter).rounded()))
  // Weights, gradients and Adam's two averages, four bytes each.
  let full = 16 * Double(llama.total) / 1e9
  let frozen = 2 * Double(llama.total) / 1e9
  let trainedBytes = 16 * Double(trained) / 1e9
  page.record("llama-full-gigabytes", full, decimals: 1)
  page.record("llama-frozen-gigabytes", frozen, decimals: 1)
  page.record("llama-adapter-gigabytes", trainedBytes, decimals: 2)
  try page.claim("The count 4.7 million is GPT-3's.", one == 4_718_592)
}
