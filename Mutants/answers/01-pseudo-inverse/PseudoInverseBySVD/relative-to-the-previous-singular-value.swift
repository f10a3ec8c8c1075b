// relative to the previous singular value
import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  let s = try SVD(a)
  var f: [Double] = [], last = s.singularValues.first ?? 0, on = true
  for x in s.singularValues { on = on && x > relativeTolerance * last; f.append(on ? 1 / x : 0); last = x }
  return s.v.scaled(columnsBy: Vector(f)) * s.u.transpose
}
