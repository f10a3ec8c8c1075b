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

private func lostShares(of size: String, seed: UInt64) throws -> [Double] {
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

func noiseOfAllSizes(_ page: Page, _ evidence: Evidence) throws {
  var table = Table("n", "rank √n", "√n groups and blocks", "1 − 4/√n")
  for name in evidence.experiment.cases {
    let rank = evidence.spread(of: "rank", for: name)
    let monarch = evidence.spread(of: "Monarch", for: name)
    let root = (Double(name) ?? 1).squareRoot()
    table.row(
      name, withSpread(rank), withSpread(monarch),
      (1 - 4 / root).formatted(decimals: 3))
    if name != "1024" {
      let values = try lostShares(of: name, seed: page.seed)
      try evidence.require(values, of: name, seed: page.seed)
    }
    try page.claim(
      "On noise the blocks lose less than the rank.",
      Comparison(monarch, rank, among: 4).isBelow)
  }
  page.print(table)
  page.printOrigin(of: evidence)
}

/// Mean and deviation with three decimals.
func withSpread(_ spread: Spread) -> String {
  spread.mean.formatted(decimals: 3) + " ± "
    + spread.deviation.formatted(decimals: 3)
}
