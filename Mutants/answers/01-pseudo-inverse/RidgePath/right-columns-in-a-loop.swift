// right-columns in a loop
import Attempts
import LinearAlgebra

/// What to throw where λ is negative.
public struct NegativeLambda: Error {}

/// The ridge solutions for several weights: column `k` is the `x` that
/// minimizes `‖Ax − b‖² + λ‖x‖²` for `lambdas[k]`, and the shortest of all
/// for λ = 0.
public func ridgePath(
  _ a: Matrix<Double>, _ b: Vector<Double>, lambdas: [Double]
) throws -> Matrix<Double> {
  if lambdas.contains(where: { $0 < 0 }) { throw NegativeLambda() }
  let s = try SVD(a), c = s.u.transpose * b
  let tol = Double(max(a.rows, a.columns)) * .ulpOfOne * (s.singularValues.first ?? 0)
  var x = Matrix<Double>.zero(rows: a.columns, columns: lambdas.count)
  for (k, l) in lambdas.enumerated() {
    for (j, t) in s.singularValues.enumerated() where t > tol { x[column: k] += (t / (t * t + l) * c[j]) * s.v[column: j] }
  }
  return x
}
