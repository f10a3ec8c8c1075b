// G random sample of l columns of A (no mixing)
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let l = min(columns, a.rows, a.columns)
  var idx = Array(0..<a.columns); idx.shuffle(using: &random)
  return try QR(a[columns: Array(idx[0..<l])]).q
}
