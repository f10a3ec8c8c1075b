import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

func compareOnKahan(_ page: Page) throws {
  var table = Table(
    "n", "plain error", "strong error", "plain |z|", "strong |z|", "dropped")
  for n in [10, 30, 50, 90] {
    // snippet.strong
    let m = Matrix<Double>.kahan(n)
    let plain = try InterpolativeDecomposition(m, rank: n - 1)
    let strong = try InterpolativeDecomposition(
      strong: m, rank: n - 1, bound: 2)
    // snippet.end
    let dropped = Set(0..<n).subtracting(strong.columnIndices)
    let error = try (m - Matrix(strong)).spectralNorm()
    let plainError = try (m - Matrix(plain)).spectralNorm()
    table.row(
      "\(n)", plainError.formatted(digits: 2),
      error < 1e-13 ? "rounding" : error.formatted(digits: 2),
      threeDigits(plain.coefficients.maxNorm),
      strong.coefficients.maxNorm.formatted(decimals: 2),
      dropped.map { "\($0)" }.joined())
  }
  page.print(table)
  let last = Matrix<Double>.kahan(90)[89, 89]  // the error of plain pivoting
  page.record("kahan-last", last, digits: 2)
  try drawGrowth(page)
}

private func drawGrowth(_ page: Page) throws {
  let sizes = Array(stride(from: 4, through: 90, by: 2))
  let xs = sizes.map { Double($0) }
  let plain = try sizes.map {
    try InterpolativeDecomposition(Matrix<Double>.kahan($0), rank: $0 - 1)
      .coefficients.maxNorm
  }
  let strong = try sizes.map {
    try InterpolativeDecomposition(
      strong: Matrix<Double>.kahan($0), rank: $0 - 1
    ).coefficients.maxNorm
  }
  let limit = sizes.map { pow(2, Double($0 - 2)) }
  var plot = Plot(
    x: Axis("size n"), y: Axis("largest |z|", .logarithmic, range: 0.5...1e14),
    .linePoints("pivoted QR", x: xs, plain),
    .linePoints("strong, f = 2", x: xs, strong),
    .dashed("2ⁿ⁻²", x: xs, limit))
  plot.key = .bottomRight
  try page.figure("kahan-growth", plot)
}
