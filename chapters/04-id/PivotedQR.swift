import Gallery
import LinearAlgebra
import Literate
import LowRank

func compareWithFloor(_ page: Page) throws {
  try drawPivotStep(page)
  var random = SplitMix64(seed: page.seed)
  let points = Matrix<Double>.random(rows: 200, columns: 2, using: &random)
  let subjects: [(name: String, matrix: Matrix<Double>)] = [
    ("picture", Scene(rows: 144, columns: 192).gray),
    ("noise", .gaussian(rows: 144, columns: 192, using: &random)),
    ("kernel", .gaussianKernel(points, bandwidth: 0.25)),
  ]
  let ranks = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120]
  let curves = try subjects.map { try ratios($0.matrix, ranks) }
  var table = Table("k", "picture", "noise", "kernel", "proved")
  for (i, k) in ranks.enumerated() {
    let cells = curves.map { i < $0.count ? $0[i].formatted(decimals: 2) : "–" }
    let bound = provedFactor(rank: k, columns: 200)
    let proved = bound < 1e6 ? threeDigits(bound) : magnitude(bound)
    table.row("\(k)", cells[0], cells[1], cells[2], proved)
  }
  page.print(table)
  let largest = curves.flatMap { $0 }.max() ?? 0
  page.record("ratio-largest", largest, decimals: 1)
  let xs = ranks.map(Double.init)
  var plot = Plot(
    x: Axis(
      "k", .logarithmic, range: 1...130,
      ticks: xs.map { ($0, "\(Int($0))") }),
    y: Axis("‖M − CZ‖₂ / σₖ₊₁", range: 0...(1.3 * largest)),
    zip(subjects, curves).map { subject, curve in
      .linePoints(subject.name, x: Array(xs.prefix(curve.count)), curve)
    } + [.dashed("nothing is below 1", x: [1, 120], [1, 1])])
  plot.key = .topLeft
  try page.figure("ratio", plot)
}

// snippet.ratio
/// The error over the least possible one, ‖M − CZ‖₂ / σₖ₊₁.
func ratios(_ m: Matrix<Double>, _ ranks: [Int]) throws -> [Double] {
  let sigma = try m.singularValues()
  let qr = try TruncatedPivotedQR(m, rank: ranks[ranks.count - 1])
  return try ranks.prefix { sigma[$0] > 1e-9 * sigma[0] }.map { k in
    let id = try InterpolativeDecomposition(m, qr, rank: k)
    return try (m - Matrix(id)).spectralNorm() / sigma[k]
  }
}
// snippet.end

/// 2ᵏ√(n − k), what can be proved about pivoted QR.
private func provedFactor(rank k: Int, columns n: Int) -> Double {
  Double(n - k).squareRoot() * Double(sign: .plus, exponent: k, significand: 1)
}
