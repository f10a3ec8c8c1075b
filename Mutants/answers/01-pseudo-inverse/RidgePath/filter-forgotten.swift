// filter forgotten
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
  try path(a, b, lambdas) { s, _ in 1 / s }
}

private struct Neg: Error {}
private func path(_ a: Matrix<Double>, _ b: Vector<Double>, _ lambdas: [Double], _ f: (Double, Double) -> Double) throws -> Matrix<Double> {
  if lambdas.contains(where: { $0 < 0 }) { throw Neg() }
  let s = try SVD(a), c = s.u.transpose * b
  let tol = Double(max(a.rows, a.columns)) * .ulpOfOne * (s.singularValues.first ?? 0)
  return s.v * Matrix(rows: c.count, columns: lambdas.count) { j, k in s.singularValues[j] > tol ? f(s.singularValues[j], lambdas[k]) * c[j] : 0 }
}
