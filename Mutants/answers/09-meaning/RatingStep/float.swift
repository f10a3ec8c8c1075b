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
  let e = Double(Float(rating - (mean + b[0] + b[1] + p.dot(q))))
  guard e.isFinite else { throw DivergedTraining() }
  let gb = Vector([penalty * b[0] - e, penalty * b[1] - e])
  let gp = penalty * p - e * q
  let gq = penalty * q - e * p
  return (b - rate * gb, p - rate * gp, q - rate * gq)
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
