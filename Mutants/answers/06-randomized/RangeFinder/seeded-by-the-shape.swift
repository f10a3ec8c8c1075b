// seeded by the shape
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  var own = SplitMix64(seed: UInt64(a.rows * 1000 + a.columns))
  for _ in 0..<(3 * a.columns * count) { _ = random.next() }
  return try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &own)).q
}
