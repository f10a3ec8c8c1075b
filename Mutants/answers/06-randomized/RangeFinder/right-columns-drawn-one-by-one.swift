// right columns drawn one by one
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  if count == 0 { return .zero(rows: a.rows, columns: 0) }
  var ys: [Vector<Double>] = []
  for _ in 0..<count { ys.append(a * Vector((0..<a.columns).map { _ in random.gaussian() })) }
  return try QR(Matrix(columns: ys)).q
}
