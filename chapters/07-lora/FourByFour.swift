import LinearAlgebra
import Literate
import LowRank

func fourByFour(_ page: Page) throws {
  // snippet.balanced
  var torch = TorchRandom(seed: 13)
  let m = Matrix<Double>(torch.rand(rows: 4, columns: 4))
  let svd = try SVD(m)
  let half = svd.singularValues[0..<2].map { $0.squareRoot() }
  let b = svd.u[columns: 0..<2].scaled(columnsBy: Vector(half))
  let a = svd.v[columns: 0..<2].scaled(columnsBy: Vector(half)).transposed()
  // snippet.end
  page.print("M", m, decimals: 4)
  page.print("σ", svd.singularValues, decimals: 4)
  page.print("BA", b * a, decimals: 4)
  // snippet.same
  let t: Matrix<Double> = [[2, 1], [0, 0.5]]
  let inverse: Matrix<Double> = [[0.5, -1], [0, 2]]
  let other = (left: b * t, right: inverse * a)
  // snippet.end
  page.print("‖B‖, ‖A‖    ", norms(b, a), decimals: 3)
  page.print("‖BT‖, ‖T⁻¹A‖", norms(other.left, other.right), decimals: 3)
  let change = (b * a).distance(to: other.left * other.right)
  page.print("distance of the two products: \(orRounding(change))")
  let error = m.distance(to: b * a)
  page.print("relative error of BA: \(percent(error))")
  page.record("torch-error", percent(error))
  let rank = try m.numericalRank()
  try page.claim("The matrix has four nonzero singular values.", rank == 4)
}

private func norms(_ b: Matrix<Double>, _ a: Matrix<Double>) -> Vector<Double> {
  [b.frobeniusNorm, a.frobeniusNorm]
}
