// first dropped value against Frobenius norm
import Attempts
import LinearAlgebra

/// The smallest `k` for which `‖A − Aₖ‖_F ≤ ε‖A‖_F`, from the singular values
/// of `A`, the largest first.
public func smallestRank(
  forRelativeError epsilon: Double, singularValues: Vector<Double>
) throws -> Int {
  guard epsilon >= 0 else { throw InvalidTolerance(value: epsilon) }
  if epsilon >= 1 { return 0 }
  let n = singularValues.norm
  return singularValues.count { $0 > epsilon * n }
}

/// What to throw when the error allowed is negative or NaN.
public struct InvalidTolerance: Error {
  let value: Double

  /// Keeps the value that cannot be a tolerance.
  public init(value: Double) { self.value = value }
}
