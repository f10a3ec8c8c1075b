// AXA minus X where shapes fit
import Attempts
import LinearAlgebra

/// How far `X` is from being the pseudo-inverse of `A`: the Frobenius
/// norms of `AXA − A`, `XAX − X`, `AX − (AX)ᵀ` and `XA − (XA)ᵀ`, in this
/// order.
public func penroseResiduals(
  _ a: Matrix<Double>, _ x: Matrix<Double>
) throws -> Vector<Double> {
  let ax = a * x, xa = x * a
  let t = a.rows == a.columns ? ax * a - x : ax * a - a
  return Vector([t, (xa * x - x), (ax - ax.transposed()), (xa - xa.transposed())].map { $0.frobeniusNorm })
}
