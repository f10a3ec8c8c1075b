import LinearAlgebra
import Literate
import LowRank

func mixPaints(_ page: Page) throws {
  try drawSkeleton(page)
  // snippet.paints
  let names = ["lemon", "peach", "mint", "rose", "sky", "lilac"]
  let m: Matrix<Double> = [
    [4, 5, 6, 6, 8, 7],  // white
    [6, 3, 3, 0, 0, 0],  // yellow
    [0, 2, 0, 4, 0, 2],  // red
    [0, 0, 1, 0, 2, 1],  // blue
  ]
  let id = try InterpolativeDecomposition(m, rank: 3)
  let chosen = id.columnIndices.map { names[$0] }
  page.print("J = \(id.columnIndices): \(chosen.joined(separator: ", "))")
  page.print("C", id.skeleton, decimals: 0)
  page.print("Z", id.coefficients, decimals: 1)
  // snippet.end
  let exact = (m - Matrix(id)).maxNorm < 1e-13
  page.print("C Z = M: \(exact)")
  page.print()
  // snippet.negative
  let svd = try SVD(m).truncated(toRank: 3)
  page.print("U of the SVD", withFixedSigns(svd.u), decimals: 2)
  // snippet.end
}

/// The same columns, each with a positive sum or, where that vanishes,
/// unchanged: a page must look the same on every machine.
private func withFixedSigns(_ u: Matrix<Double>) -> Matrix<Double> {
  u.scaled(
    columnsBy: Vector(
      (0..<u.columns).map { u[column: $0].reduce(0, +) < 0 ? -1 : 1 }))
}
