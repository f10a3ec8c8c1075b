// right-entrywise
import Attempts
import LinearAlgebra

/// How far `X` is from being the pseudo-inverse of `A`: the Frobenius
/// norms of `AXA − A`, `XAX − X`, `AX − (AX)ᵀ` and `XA − (XA)ᵀ`, in this
/// order.
public func penroseResiduals(
  _ a: Matrix<Double>, _ x: Matrix<Double>
) throws -> Vector<Double> {
  func product(_ p: Matrix<Double>, _ q: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: p.rows, columns: q.columns) { i, j in (0..<p.columns).reduce(0.0) { $0 + p[i, $1] * q[$1, j] } }
  }
  let ax = product(a, x), xa = product(x, a)
  return [(product(ax, a) - a).frobeniusNorm, (product(xa, x) - x).frobeniusNorm, (ax - ax.transposed()).frobeniusNorm, (xa - xa.transposed()).frobeniusNorm]
}
