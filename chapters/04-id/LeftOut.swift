import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

/// Kahan's matrix at one angle, with each column left out in turn.
private struct Angle: Encodable {
  let theta: Double
  /// The least singular value, which no choice can get below.
  let least: Double
  /// For each column the error without it, and the largest coefficient.
  let errors: [Double]
  let coefficients: [Double]
  /// The columns that plain and strong pivoting leave out.
  let plain: Int
  let strong: Int

  init(_ theta: Double, size n: Int) throws {
    let m = Matrix<Double>.kahan(n, theta: theta)
    let choices = try (0..<n).map { out in
      try InterpolativeDecomposition(m, columns: (0..<n).filter { $0 != out })
    }
    func leftOut(_ id: InterpolativeDecomposition<Double>) -> Int {
      Set(0..<n).subtracting(id.columnIndices).first ?? n - 1
    }
    self.theta = theta
    least = try m.singularValues()[n - 1]
    errors = try choices.map { try (m - Matrix($0)).spectralNorm() }
    coefficients = choices.map(\.coefficients.maxNorm)
    plain = leftOut(try InterpolativeDecomposition(m, rank: n - 1))
    strong = leftOut(try InterpolativeDecomposition(strong: m, rank: n - 1))
  }
}

private struct Angles: Encodable {
  let size: Int
  let angles: [Angle]
}

/// Keeps what becomes of Kahan's matrix without one of its columns.
func leaveOneOut(_ page: Page) throws {
  let n = 16
  let angles = try (6...14).map { try Angle(Double($0) / 10, size: n) }
  try page.data("left-out", Angles(size: n, angles: angles), zero: 1e-13)
  let shown = angles[6]  // θ = 1.2
  let columns = (1...n).map(Double.init)
  var plot = Plot(
    x: Axis("column that is left out"),
    y: Axis("error", .logarithmic),
    .linePoints("without this column", x: columns, shown.errors),
    .dashed(
      "σₙ", x: [1, Double(n)], [shown.least, shown.least]))
  plot.key = .topLeft
  try page.figure("left-out", plot)
}
