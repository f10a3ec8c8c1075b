// right-sum of layers
import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  let s = try SVD(a)
  var x = Matrix<Double>.zero(rows: a.columns, columns: a.rows)
  for j in s.singularValues.indices where s.singularValues[j] > relativeTolerance * s.singularValues[0] {
    x += (s.v[column: j] / s.singularValues[j]).outer(s.u[column: j])
  }
  return x
}
