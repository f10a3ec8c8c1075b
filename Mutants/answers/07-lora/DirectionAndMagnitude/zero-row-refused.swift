// zero row refused
import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  let v = weight + scale * (b * a)
  return v.scaled(rowsBy: Vector(try (0..<v.rows).map { i in try { () throws -> Double in let n = v[row: i].norm; if n == 0 { throw ZeroRow() }; return magnitudes[i] / n }() }))
}

struct ZeroRow: Error {}
