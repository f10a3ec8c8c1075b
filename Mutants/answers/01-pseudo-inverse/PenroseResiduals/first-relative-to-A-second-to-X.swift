// first relative to A, second to X
import Attempts
import LinearAlgebra

/// How far `X` is from being the pseudo-inverse of `A`: the Frobenius
/// norms of `AXA − A`, `XAX − X`, `AX − (AX)ᵀ` and `XA − (XA)ᵀ`, in this
/// order.
public func penroseResiduals(
  _ a: Matrix<Double>, _ x: Matrix<Double>
) throws -> Vector<Double> {
  let ax = a * x, xa = x * a
  let n = a.frobeniusNorm == 0 ? 1 : a.frobeniusNorm, k = x.frobeniusNorm == 0 ? 1 : x.frobeniusNorm
  return Vector([(ax * a - a).frobeniusNorm / n, (xa * x - x).frobeniusNorm / k, (ax - ax.transposed()).frobeniusNorm, (xa - xa.transposed()).frobeniusNorm])
}
