// right-scan of tails
import Attempts
import LinearAlgebra

/// The smallest `k` for which `‖A − Aₖ‖_F ≤ ε‖A‖_F`, from the singular values
/// of `A`, the largest first.
public func smallestRank(
  forRelativeError epsilon: Double, singularValues: Vector<Double>
) throws -> Int {
  guard epsilon >= 0 else { throw InvalidTolerance(value: epsilon) }
  if epsilon >= 1 { return 0 }
  var tails = [0.0]
  for s in singularValues.reversed() { tails.append(Double.hypot(tails.last!, s)) }
  tails.reverse()
  return tails.firstIndex { $0 <= epsilon * tails[0] }!
}

/// What to throw when the error allowed is negative or NaN.
public struct InvalidTolerance: Error {
  let value: Double

  /// Keeps the value that cannot be a tolerance.
  public init(value: Double) { self.value = value }
}
