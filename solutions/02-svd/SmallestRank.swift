import Attempts
import LinearAlgebra

/// The smallest `k` for which `‖A − Aₖ‖_F ≤ ε‖A‖_F`, from the singular values
/// of `A`, the largest first.
public func smallestRank(
  forRelativeError epsilon: Double, singularValues: Vector<Double>
) throws -> Int {
  // answer.begin
  guard epsilon >= 0 else { throw InvalidTolerance(value: epsilon) }
  let largest = singularValues.first ?? 0
  if largest == 0 { return 0 }
  let scaled = singularValues / largest
  let allowed = epsilon * epsilon * scaled.dot(scaled)
  var tail = 0.0
  var rank = scaled.count
  while rank > 0 {
    tail += scaled[rank - 1] * scaled[rank - 1]
    if tail > allowed { break }
    rank -= 1
  }
  return rank
  // answer.end
}

/// What to throw when the error allowed is negative or NaN.
public struct InvalidTolerance: Error {
  let value: Double

  /// Keeps the value that cannot be a tolerance.
  public init(value: Double) { self.value = value }
}
