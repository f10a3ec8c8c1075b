// scaled squares, roots compared
import Attempts
import LinearAlgebra

/// The smallest `k` for which `‖A − Aₖ‖_F ≤ ε‖A‖_F`, from the singular values
/// of `A`, the largest first.
public func smallestRank(
  forRelativeError epsilon: Double, singularValues: Vector<Double>
) throws -> Int {
  guard epsilon >= 0 else { throw InvalidTolerance(value: epsilon) }
  if epsilon >= 1 { return 0 }
  guard let top = singularValues.first, top > 0 else { return 0 }
  let x = singularValues.map { $0 / top }
  let total = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
  var tail = 0.0, k = x.count
  while k > 0 { tail += x[k - 1] * x[k - 1]; if tail.squareRoot() > epsilon * total { break }; k -= 1 }
  return k
}

/// What to throw when the error allowed is negative or NaN.
public struct InvalidTolerance: Error {
  let value: Double

  /// Keeps the value that cannot be a tolerance.
  public init(value: Double) { self.value = value }
}
