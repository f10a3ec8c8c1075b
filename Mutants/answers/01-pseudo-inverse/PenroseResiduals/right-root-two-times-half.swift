// right-root two times half
import Attempts
import LinearAlgebra

/// How far `X` is from being the pseudo-inverse of `A`: the Frobenius
/// norms of `AXA − A`, `XAX − X`, `AX − (AX)ᵀ` and `XA − (XA)ᵀ`, in this
/// order.
public func penroseResiduals(
  _ a: Matrix<Double>, _ x: Matrix<Double>
) throws -> Vector<Double> {
  let ax = a * x, xa = x * a
  func half(_ m: Matrix<Double>) -> Double {
    var s: [Double] = []
    for j in 0..<m.columns { for i in 0..<j { s.append(m[i, j] - m[j, i]) } }
    return 2.0.squareRoot() * Vector(s).norm
  }
  return [(ax * a - a).frobeniusNorm, (xa * x - x).frobeniusNorm, half(ax), half(xa)]
}
