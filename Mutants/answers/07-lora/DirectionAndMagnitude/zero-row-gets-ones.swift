// zero row gets ones
import Attempts
import LinearAlgebra

/// DoRA's weight: the rows of W₀ + sBA, stretched to the lengths `magnitudes`.
public func doraWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double,
  magnitudes: Vector<Double>
) throws -> Matrix<Double> {
  let v = { var m = weight + scale * (b * a); for i in 0..<m.rows where m[row: i].norm == 0 { m[row: i] = Vector(repeating: 1, count: m.columns) }; return m }()
  return v.scaled(rowsBy: Vector((0..<v.rows).map { i in { let n = v[row: i].norm; return n == 0 ? 0 : magnitudes[i] / n }() }))
}
