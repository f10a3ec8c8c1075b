// dense
import Attempts
import LinearAlgebra

/// The products of `a`, with the mean of its rows taken from every row, with
/// `x`, and of the transpose with `y`.
public func centeredProducts(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  var d = Matrix(a)
  for j in 0..<a.columns { let m = d[column: j].reduce(0, +) / Double(a.rows); d[column: j] = Vector(d[column: j].map { $0 - m }) }
  return (d * x, d.transpose * y)
}
