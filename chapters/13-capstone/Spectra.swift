import Experiments
import LanguageModel
import LinearAlgebra
import Literate
import LowRank
import Training

/// Which ranks hold 90 % of the energy, in all matrices of the blocks.
struct Spectra: Sendable {
  /// The matrices of a block, in the order in which they are used.
  static let kinds = [
    "attention.query", "attention.key", "attention.value",
    "attention.output", "feedForward.gate", "feedForward.up",
    "feedForward.down",
  ]

  private let weights: [String: Matrix<Float>]
  private let inputs: [String: InputStatistics]

  /// Reads the text through the model once for all runs of a process.
  private static let shared = Result { try Spectra() }

  private init() throws {
    let real = try RealModel.shared.get()
    let articles = try Encyclopedia(RealModel.articles.url.path)
    let text = TokenText(
      real.tokenizer.encode(String(articles.text.prefix(12_000))))
    let layers = real.model.namedLayers
    weights = Dictionary(
      uniqueKeysWithValues: layers.map { ($0, $1.dense().weight.value) })
    inputs = try real.model.inputStatisticsByBlock(
      over: text.windows(2, length: 512))
  }

  /// The rank of a weight and that of its inputs.
  private func ranks(of name: String) throws -> [Double] {
    guard let weight = weights[name], let seen = inputs[name] else {
      return [.nan, .nan]
    }
    let w = Matrix<Double>(weight)
    return [
      Double(try Self.rank(Self.roots(Self.smallGram(w)))),
      Double(try Self.rank(Self.roots(seen.gram))),
    ]
  }

  /// The rank that holds 90 % of the energy.
  static func rank(_ singularValues: Vector<Double>) throws -> Int {
    let n = singularValues.count
    return try Spectrum(singularValues, rows: n, columns: n)
      .rank(forEnergy: 0.9)
  }

  /// The Gram matrix of the shorter side.
  static func smallGram(_ a: Matrix<Double>) -> Matrix<Double> {
    a.rows < a.columns ? a.rowGram() : a.gram()
  }

  /// The roots of the eigenvalues, the largest first: singular values.
  static func roots(_ gram: Matrix<Double>) throws -> Vector<Double> {
    let values = try SymmetricEigen(gram).eigenvalues
    return Vector(values.reversed().map { max($0, 0).squareRoot() })
  }

  /// A run for each matrix.
  static func experiment() throws -> Experiment {
    let blocks = 0..<smolShape.blocks
    return Experiment(
      "spectra",
      recipe: try Recipe(
        settings: [
          .init("model", "SmolLM2-135M-Instruct, Q4_1"),
          .init("inputs", "2 windows of 512, from the encyclopedia's start"),
        ],
        files: ["chapters/13-capstone/Spectra.swift"]),
      cases: blocks.flatMap { b in kinds.map { "blocks.\(b).\($0)" } },
      measures: ["weight", "inputs"], seeds: [1], rates: .fixed(1),
      fewestSeeds: 1
    ) { trial in try shared.get().ranks(of: trial.name) }
  }
}
