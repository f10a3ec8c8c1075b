// head subtracted
import Attempts
import LinearAlgebra

/// The smallest `k` for which `‖A − Aₖ‖_F ≤ ε‖A‖_F`, from the singular values
/// of `A`, the largest first.
public func smallestRank(
  forRelativeError epsilon: Double, singularValues: Vector<Double>
) throws -> Int {
  guard epsilon >= 0 else { throw InvalidTolerance(value: epsilon) }
  if epsilon >= 1 { return 0 }
  let total = singularValues.reduce(0) { $0 + $1 * $1 }
  var head = 0.0
  for (k, s) in singularValues.enumerated() {
    if (total - head) <= epsilon * epsilon * total { return k }
    head += s * s
  }
  return singularValues.count
}

/// What to throw when the error allowed is negative or NaN.
public struct InvalidTolerance: Error {
  let value: Double

  /// Keeps the value that cannot be a tolerance.
  public init(value: Double) { self.value = value }
}
