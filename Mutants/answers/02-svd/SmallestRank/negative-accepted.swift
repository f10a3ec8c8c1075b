// negative accepted
import Attempts
import LinearAlgebra

/// The smallest `k` for which `‖A − Aₖ‖_F ≤ ε‖A‖_F`, from the singular values
/// of `A`, the largest first.
public func smallestRank(
  forRelativeError epsilon: Double, singularValues: Vector<Double>
) throws -> Int {
  if epsilon.isNaN { throw InvalidTolerance(value: epsilon) }
  if epsilon >= 1 { return 0 }
  let allowed = max(0, epsilon) * singularValues.norm
  var tail = 0.0, k = singularValues.count
  while k > 0 { tail = .hypot(tail, singularValues[k - 1]); if tail > allowed { break }; k -= 1 }
  return k
}

/// What to throw when the error allowed is negative or NaN.
public struct InvalidTolerance: Error {
  let value: Double

  /// Keeps the value that cannot be a tolerance.
  public init(value: Double) { self.value = value }
}
