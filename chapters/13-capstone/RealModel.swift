import LanguageModel
import LinearAlgebra
import Literate
import LowRank
import Training

/// The language model of this chapter, where its file was fetched.
struct RealModel {
  static let file = FetchedFile("smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
  static let articles = FetchedFile("encyclopedia/articles.xml")
  let tokenizer: Tokenizer
  let model: Llama<Float>

  init() throws {
    let file = try GGUFFile(Self.file.url.path)
    tokenizer = try Tokenizer(file)
    model = try Llama(file, context: 1024)
  }

  /// The first blocks alone.
  func cut(afterBlocks count: Int) -> Llama<Float> {
    var shape = model.shape
    shape.blocks = count
    return Llama(
      shape, embedding: model.embedding,
      blocks: Array(model.blocks.prefix(count)), norm: model.norm)
  }
}

func realSpectra(_ page: Page) throws {
  let real = try RealModel()
  let articles = try Encyclopedia(RealModel.articles.url.path)
  let text = TokenText(
    real.tokenizer.encode(String(articles.text.prefix(12_000))))
  let number = 15
  // snippet.ranks
  let start = real.cut(afterBlocks: number + 1)
  let layers = start.namedLayers.filter {
    $0.name.hasPrefix("blocks.\(number).")
  }
  let inputs = try start.inputStatistics(
    of: layers.map(\.name), over: text.windows(2, length: 512))
  /// How many of the largest eigenvalues hold 90 % of their sum.
  func rank(_ gram: Matrix<Double>) throws -> Int {
    let roots = try roots(gram)
    return try Spectrum(roots, rows: gram.rows, columns: gram.rows)
      .rank(forEnergy: 0.9)
  }
  // snippet.end
  var random = SplitMix64(seed: page.seed)
  var table = Table(
    "matrix", "shape", "break-even", "random matrix", "W", "inputs")
  var ranks: [(random: Int, weight: Int, inputs: Int)] = []
  var plots: [Plot] = []
  for (name, layer) in layers {
    guard let seen = inputs[name] else { continue }
    let w = Matrix<Double>(layer.dense().weight.value)
    let noise = Matrix<Double>.gaussian(
      rows: w.rows, columns: w.columns, using: &random)
    let grams = [smallGram(noise), smallGram(w), seen.gram]
    let (other, own, given) = (
      try rank(grams[0]), try rank(grams[1]), try rank(grams[2])
    )
    ranks.append((other, own, given))
    let short = String(name.split(separator: ".").last ?? "")
    let limit = LowRankMatrix<Double>.breakEvenRank(
      rows: w.rows, columns: w.columns)
    table.row(
      short, w.shape, "\(limit)", "\(other)", "\(own)", "\(given)")
    if ["query", "up"].contains(short) {
      plots.append(try spectrumPlot(short, grams))
    }
  }
  page.printMeasured(table)
  let shares = ranks.map { Double($0.weight) / Double($0.random) }
  page.recordMeasured("weight-least", percent(shares.min() ?? 0, decimals: 0))
  page.recordMeasured("weight-most", percent(shares.max() ?? 0, decimals: 0))
  let given = ranks.map { Double($0.inputs) / Double($0.weight) }
  page.recordMeasured("inputs-least", percent(given.min() ?? 0, decimals: 0))
  page.recordMeasured("inputs-most", percent(given.max() ?? 0, decimals: 0))
  try page.figure("real-spectra", plots)
  try page.claim(
    "The inputs of every matrix need a smaller rank than the matrix.",
    ranks.allSatisfy { $0.inputs < $0.weight })
}

/// The Gram matrix of the shorter side.
private func smallGram(_ a: Matrix<Double>) -> Matrix<Double> {
  a.rows < a.columns ? a.rowGram() : a.gram()
}

/// The roots of the eigenvalues, the largest first: singular values.
private func roots(_ gram: Matrix<Double>) throws -> Vector<Double> {
  let values = try SymmetricEigen(gram).eigenvalues
  return Vector(values.reversed().map { max($0, 0).squareRoot() })
}

private func spectrumPlot(
  _ name: String, _ grams: [Matrix<Double>]
) throws -> Plot {
  let curves = try grams.map { gram in
    let values = try roots(gram)
    return values.prefix(570).map { max($0 / values[0], 1e-4) }
  }
  var plot = Plot(
    x: Axis("k, in \(name)"),
    y: Axis("σₖ/σ₁", .logarithmic, range: 1e-3...1),
    .line("random", curves[0]), .line("W", curves[1]),
    .line("inputs", curves[2]))
  plot.aspect = 1.2
  plot.key = .bottomLeft
  return plot
}
