import Foundation
import LinearAlgebra
import Literate

func norms(_ page: Page) throws {
  // snippet.norms
  let matrices: [(name: String, matrix: Matrix<Double>)] = [
    ("identity", .identity(3)),
    ("all ones", Matrix(rows: 3, columns: 3, repeating: 1)),
    ("diag(3, 2, 1)", Matrix(diagonal: [3, 2, 1])),
  ]
  var table = Table("matrix", "Frobenius", "spectral", "nuclear")
  for (name, a) in matrices {
    table.row(
      name,
      a.frobeniusNorm.formatted(decimals: 3),
      try a.spectralNorm().formatted(decimals: 3),
      try a.nuclearNorm().formatted(decimals: 3))
  }
  page.print(table)
  // snippet.end
  try page.figure("stretch", stretch([[1.6, 0.9], [0.2, 1.1]], page))
}

/// The unit circle, and what a matrix makes of it.
private func stretch(_ a: Matrix<Double>, _ page: Page) throws -> Plot {
  let angles = (0...180).map { Double($0) * Double.pi / 90 }
  let circle = angles.map { [cos($0), sin($0)] as Vector<Double> }
  let image = circle.map { a * $0 }
  let norm = try a.spectralNorm()
  page.record("stretch-norm", norm, decimals: 3)
  guard let farthest = image.max(by: { $0.norm < $1.norm }) else {
    stop("a circle has points")
  }
  let limits = -2.0...2.0
  var plot = Plot(
    x: Axis("", range: limits), y: Axis("", range: limits),
    .line("the unit circle", x: circle.map { $0[0] }, circle.map { $0[1] }),
    .line("its image under A", x: image.map { $0[0] }, image.map { $0[1] }),
    .linePoints(
      "the longest image, of length ‖A‖₂", x: [0, farthest[0]],
      [0, farthest[1]]))
  plot.aspect = 1.15
  plot.key = .topLeft
  return plot
}
