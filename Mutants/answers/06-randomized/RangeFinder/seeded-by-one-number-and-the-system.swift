// seeded by one number and the system
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  var g = SplitMix64(seed: random.next() ^ UInt64.random(in: 0...UInt64.max))
  let count = min(columns, a.rows, a.columns)
  return try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &g)).q
}
