// difference of norms
import Attempts
import LinearAlgebra

/// How far `X` is from being the pseudo-inverse of `A`: the Frobenius
/// norms of `AXA − A`, `XAX − X`, `AX − (AX)ᵀ` and `XA − (XA)ᵀ`, in this
/// order.
public func penroseResiduals(
  _ a: Matrix<Double>, _ x: Matrix<Double>
) throws -> Vector<Double> {
  let ax = a * x, xa = x * a
  return [abs((ax * a).frobeniusNorm - a.frobeniusNorm), abs((xa * x).frobeniusNorm - x.frobeniusNorm), (ax - ax.transposed()).frobeniusNorm, (xa - xa.transposed()).frobeniusNorm]
}
