// tolerance limit absolute 1e-12
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
  let s = try SVD(a), c = s.u.transpose * b
  if lambdas.contains(where: { $0 < 0 }) { throw NegativeLambda() }
  return s.v * Matrix(rows: c.count, columns: lambdas.count) { j, k in let t = s.singularValues[j]; return t > 1e-12 ? t / (t * t + lambdas[k]) * c[j] : 0 }
}
