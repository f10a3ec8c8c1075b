import Experiments
import LinearAlgebra
import Literate
import LowRank

/// The share of the squared norm of Gaussian noise that is lost by rank √n,
/// and by √n groups and blocks, which takes as many numbers.
func gaussianSizes() throws -> Experiment {
  let recipe = try Recipe(
    settings: [.init("matrices", "n × n, independent normal entries")],
    files: [
      "chapters/11-sparse-factors/Noise.swift", "Sources/LinearAlgebra/Random",
    ])
  return Experiment(
    "noise", recipe: recipe, cases: ["16", "64", "256", "1024"],
    measures: ["rank", "Monarch"], seeds: Array(1...10), rates: .fixed(1)
  ) { trial in
    try lostShares(of: trial.name, seed: trial.seed)
  }
}

/// What rank √n and √n groups and blocks lose of one matrix.
func lostShares(of size: String, seed: UInt64) throws -> [Double] {
  guard let n = Int(size) else {
    throw Refuted(description: "\(size) is no size.")
  }
  var generator = SplitMix64(seed: seed)
  let w = Matrix<Double>.gaussian(rows: n, columns: n, using: &generator)
  let layout = MonarchLayout(rows: n, columns: n)
  let sigma = try w.singularValues()
  let total = sigma.reduce(0) { $0 + $1 * $1 }
  let kept = sigma.prefix(layout.rowGroups).reduce(0) { $0 + $1 * $1 }
  let m = try MonarchMatrix(projecting: w, layout)
  let error = w.distance(to: Matrix(m))
  return [1 - kept / total, error * error]
}
