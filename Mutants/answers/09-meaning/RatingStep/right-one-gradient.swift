import Attempts
import LinearAlgebra

/// What one rating changes by a step of stochastic gradient descent: the biases
/// of its person and its film, and the vectors of both.
public func ratingStep(
  rating: Double, mean: Double, biases b: Vector<Double>,
  person p: Vector<Double>, film q: Vector<Double>, rate: Double,
  penalty: Double
) throws -> (
  biases: Vector<Double>, person: Vector<Double>, film: Vector<Double>
) {
  // all parameters in one vector
  let k = p.count
  let theta = Vector(b.elements + p.elements + q.elements)
  let error = rating - mean - theta[0] - theta[1] - theta[2..<(2 + k)].dot(theta[(2 + k)..<(2 + 2 * k)])
  guard abs(error) < .infinity else { throw DivergedTraining() }
  let direction = Vector([1, 1] + q.elements + p.elements)
  let new = theta - (theta * penalty - direction * error) * rate
  return (new[0..<2], new[2..<(2 + k)], new[(2 + k)..<(2 + 2 * k)])
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
