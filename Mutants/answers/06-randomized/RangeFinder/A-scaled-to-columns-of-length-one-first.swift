// A scaled to columns of length one first
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let omega = Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  let s = Vector((0..<a.columns).map { j in let n = a[column: j].norm; return n > 0 ? 1 / n : 1 })
  let t = Vector((0..<a.rows).map { i in let n = a[row: i].norm; return n > 0 ? 1 / n : 1 })
  return try QR(a.scaled(columnsBy: s).scaled(rowsBy: t) * omega).q
}
