// half of the asymmetry
import Attempts
import LinearAlgebra

/// How far `X` is from being the pseudo-inverse of `A`: the Frobenius
/// norms of `AXA − A`, `XAX − X`, `AX − (AX)ᵀ` and `XA − (XA)ᵀ`, in this
/// order.
public func penroseResiduals(
  _ a: Matrix<Double>, _ x: Matrix<Double>
) throws -> Vector<Double> {
  let ax = a * x, xa = x * a
  return Vector([(ax * a - a).frobeniusNorm, (xa * x - x).frobeniusNorm, (ax - ax.transposed()).frobeniusNorm / 2, (xa - xa.transposed()).frobeniusNorm / 2])
}
