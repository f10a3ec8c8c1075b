import Experiments
import Gallery
import LinearAlgebra
import Literate
import LowRank

/// The kinds of matrices that are compared, and the ways to shorten them.
enum Kinds {
  static let all = [
    "noise", "smooth kernel", "Monarch", "one entry in ten",
    "two sparse factors",
  ]
  static let methods = ["SVD", "Monarch", "pruned", "sparse factors"]
}

/// What four ways lose with half of the numbers of a 64 × 64 matrix.
func kindsOfMatrices() throws -> Experiment {
  let recipe = try Recipe(
    settings: [
      .init("matrices", "64 × 64, all but noise with a tenth of noise"),
      .init("numbers", "2048, without places"),
    ],
    files: [
      "chapters/11-sparse-factors/Kinds.swift", "Sources/LinearAlgebra/Random",
      "Sources/LowRank/SparseFactors",
    ])
  return Experiment(
    "kinds", recipe: recipe, cases: Kinds.all, measures: Kinds.methods,
    seeds: Array(1...10), rates: .fixed(1)
  ) { trial in
    try errorsOfKind(trial.name, seed: trial.seed)
  }
}

/// The errors of the four ways on a random matrix of a kind.
func errorsOfKind(_ kind: String, seed: UInt64) throws -> [Double] {
  let w = matrix(kind, seed: seed)
  let layout = MonarchLayout(
    rows: 64, columns: 64, rowGroups: 8, columnBlocks: 8, sliceRank: 2)
  let monarch = try MonarchMatrix(projecting: w, layout)
  let factors = try SparseFactors(w, budget: 2048)
  return [
    try w.error(ofRank: 16), w.distance(to: Matrix(monarch)),
    w.distance(to: try w.pruned(to: 2048)), w.distance(to: Matrix(factors)),
  ]
}

/// A random matrix of a kind, and noise a tenth as long.
private func matrix(_ kind: String, seed: UInt64) -> Matrix<Double> {
  var generator = SplitMix64(seed: seed)
  let noise = Matrix<Double>.gaussian(rows: 64, columns: 64, using: &generator)
  guard let plain = plain(kind, using: &generator) else { return noise }
  let share = 0.1 * plain.frobeniusNorm / noise.frobeniusNorm
  return plain + share * noise
}

private func plain(
  _ kind: String, using generator: inout SplitMix64
) -> Matrix<Double>? {
  func sparse(_ share: Double) -> Matrix<Double> {
    Matrix(rows: 64, columns: 64) { _, _ in
      let isKept = generator.uniform() < share
      let value = generator.gaussian()
      return isKept ? value : 0
    }
  }
  switch kind {
  case "smooth kernel":
    let points = Matrix<Double>.random(rows: 64, columns: 2, using: &generator)
    return .gaussianKernel(points, bandwidth: 0.3)
  case "Monarch":
    let layout = MonarchLayout(
      rows: 64, columns: 64, rowGroups: 8, columnBlocks: 8, sliceRank: 2)
    return Matrix(MonarchMatrix.gaussian(layout, using: &generator))
  case "one entry in ten": return sparse(0.1)
  case "two sparse factors": return sparse(0.2) * sparse(0.2)
  default: return nil
  }
}
