// normal equations
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
  if lambdas.isEmpty { return .zero(rows: a.columns, columns: 0) }
  return Matrix(columns: try lambdas.map { l in
    l == 0 ? try a.leastSquares(b) : try Cholesky(a.gram() + l * Matrix.identity(a.columns)).solve(Matrix(column: a.transpose * b))[column: 0] })
}
