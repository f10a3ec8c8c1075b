import Experiments
import Gallery
import LinearAlgebra
import Literate
import LowRank

private let kinds = ["noise", "kernel", "one entry in ten", "two sparse factors"]
private let methods = ["SVD", "Monarch", "pruned", "sparse factors"]

/// What four ways lose with half of the numbers of a 64 × 64 matrix.
func kindsOfMatrices() throws -> Experiment {
  let recipe = try Recipe(
    settings: [
      .init("matrices", "64 × 64"), .init("numbers", "2048, without places"),
    ],
    files: [
      "chapters/11-sparse-factors/Kinds.swift", "Sources/LinearAlgebra/Random",
      "Sources/LowRank/SparseFactors",
    ])
  return Experiment(
    "kinds", recipe: recipe, cases: kinds, measures: methods,
    seeds: Array(1...10), rates: .fixed(1)
  ) { trial in
    try errors(of: matrix(trial.name, seed: trial.seed))
  }
}

private func errors(of w: Matrix<Double>) throws -> [Double] {
  let layout = MonarchLayout(
    rows: 64, columns: 64, rowGroups: 8, columnBlocks: 8, sliceRank: 2)
  let monarch = try MonarchMatrix(projecting: w, layout)
  let factors = try SparseFactors(w, budget: 2048)
  return [
    try w.error(ofRank: 16), w.distance(to: Matrix(monarch)),
    w.distance(to: try w.pruned(to: 2048)), w.distance(to: Matrix(factors)),
  ]
}

/// A random matrix of a kind.
private func matrix(_ kind: String, seed: UInt64) -> Matrix<Double> {
  var generator = SplitMix64(seed: seed)
  func sparse(_ share: Double) -> Matrix<Double> {
    Matrix(rows: 64, columns: 64) { _, _ in
      let isKept = generator.uniform() < share
      let value = generator.gaussian()
      return isKept ? value : 0
    }
  }
  switch kind {
  case "kernel":
    let points = Matrix<Double>.random(rows: 64, columns: 2, using: &generator)
    return .gaussianKernel(points, bandwidth: 0.1)
  case "one entry in ten": return sparse(0.1)
  case "two sparse factors": return sparse(0.2) * sparse(0.2)
  default: return .gaussian(rows: 64, columns: 64, using: &generator)
  }
}

func kindsCompared(_ page: Page, _ evidence: Evidence) throws {
  var table = Table(
    "64 × 64, half the numbers", methods[0], methods[1], methods[2], methods[3])
  for kind in kinds {
    let spreads = methods.map { evidence.spread(of: $0, for: kind) }
    let cells = spreads.map {
      $0.most < 1e-12 ? "0" : withSpread($0)
    }
    table.row(kind, cells[0], cells[1], cells[2], cells[3])
    let values = try errors(of: matrix(kind, seed: page.seed))
    try evidence.require(values, of: kind, seed: page.seed)
  }
  page.print(table)
  try claims(page, evidence)
  page.printOrigin(of: evidence)
}

private func claims(_ page: Page, _ evidence: Evidence) throws {
  func isLess(_ method: String, _ other: String, on kind: String) -> Bool {
    let spreads = [method, other].map { evidence.spread(of: $0, for: kind) }
    return Comparison(spreads[0], spreads[1], among: 12).isBelow
  }
  for kind in ["noise", "two sparse factors"] {
    for other in methods.dropLast() {
      try page.claim(
        "Two sparse factors lose less than \(other) on \(kind).",
        isLess("sparse factors", other, on: kind))
    }
  }
  for other in methods where other != "SVD" {
    try page.claim(
      "The SVD loses less than \(other) on the kernel.",
      isLess("SVD", other, on: "kernel"))
  }
}
