import LanguageModel
import LinearAlgebra
import Literate
import LowRank
import Training

/// The language model of this chapter, where its file was fetched.
struct RealModel: Sendable {
  static let file = FetchedFile("smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
  static let articles = FetchedFile("encyclopedia/articles.xml")
  let tokenizer: Tokenizer
  let model: Llama<Float>

  /// Opened once for all sections.
  static let shared = Result { try RealModel() }

  private init() throws {
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
  let real = try RealModel.shared.get()
  let articles = try Encyclopedia(RealModel.articles.url.path)
  let text = TokenText(
    real.tokenizer.encode(String(articles.text.prefix(12_000))))
  // Nothing is foretold, so no logits are computed.
  let windows = text.windows(2, length: 512).map { window in
    TokenBatch(
      tokens: window.tokens, targets: window.tokens.map { _ in nil },
      length: window.length)
  }
  let number = 15
  // snippet.ranks
  let start = real.cut(afterBlocks: number + 1)
  let layers = start.namedLayers.filter {
    $0.name.hasPrefix("blocks.\(number).")
  }
  let inputs = try start.inputStatistics(
    of: layers.map(\.name), over: windows)
  // snippet.end
  var known: [String: Vector<Double>] = [:]
  /// Computes the spectrum of what several matrices have in common once.
  func spectrum(
    _ key: String, _ gram: () -> Matrix<Double>
  ) throws -> Vector<Double> {
    if let spectrum = known[key] { return spectrum }
    let spectrum = try Spectra.roots(gram())
    known[key] = spectrum
    return spectrum
  }
  var random = SplitMix64(seed: page.seed)
  let all = try AllSpectra()
  var agree = 0
  var table = Table(
    "matrix", "shape", "break-even", "random matrix", "W", "inputs")
  var ranks: [(random: Int, weight: Int, inputs: Int)] = []
  var plots: [Plot] = []
  for (name, layer) in layers {
    guard let seen = inputs[name] else { continue }
    let w = Matrix<Double>(layer.dense().weight.value)
    let (short, side) = (min(w.rows, w.columns), max(w.rows, w.columns))
    let curves = try [
      spectrum("\(side) × \(short)") {
        Matrix.gaussian(rows: side, columns: short, using: &random).gram()
      },
      Spectra.roots(Spectra.smallGram(w)),
      spectrum("inputs \(seen.gram.rows) \(seen.gram.trace)") { seen.gram },
    ]
    let (other, own, given) = try (
      Spectra.rank(curves[0]), Spectra.rank(curves[1]),
      Spectra.rank(curves[2])
    )
    ranks.append((other, own, given))
    if let found = all.ranks(name), abs(found.weight - own) <= 1,
      abs(found.inputs - given) <= 1
    {
      agree += 1
    }
    let word = String(name.split(separator: ".").last ?? "")
    let limit = LowRankMatrix<Double>.breakEvenRank(
      rows: w.rows, columns: w.columns)
    table.row(
      word, w.shape, "\(limit)", "\(other)", "\(own)", "\(given)")
    if ["query", "up"].contains(word) {
      plots.append(spectrumPlot(word, curves))
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
    "The table of all blocks has these ranks.", agree == layers.count)
  try page.claim(
    "The inputs of every matrix need a smaller rank than the matrix.",
    ranks.allSatisfy { $0.inputs < $0.weight })
}

private func spectrumPlot(
  _ name: String, _ spectra: [Vector<Double>]
) -> Plot {
  let curves = spectra.map { values in
    values.prefix(570).map { max($0 / values[0], 1e-4) }
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
