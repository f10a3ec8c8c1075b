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
  // answer.begin
  if lambdas.contains(where: { $0 < 0 }) { throw NegativeLambda() }
  let svd = try SVD(a)
  let sigma = svd.singularValues
  let size = Double(max(a.rows, a.columns))
  let tolerance = size * .ulpOfOne * (sigma.first ?? 0)
  let coefficients = svd.u.transpose * b
  let filtered = Matrix(rows: sigma.count, columns: lambdas.count) { j, k in
    sigma[j] > tolerance
      ? sigma[j] / (sigma[j] * sigma[j] + lambdas[k]) * coefficients[j] : 0
  }
  return svd.v * filtered
  // answer.end
}
