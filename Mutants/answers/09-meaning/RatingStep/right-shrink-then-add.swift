// right-shrink-then-add
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
  var e = rating - mean
  e -= b[0] + b[1]
  e -= zip(p, q).map { $0 * $1 }.reduce(0, +)
  guard abs(e) < .infinity else { throw DivergedTraining() }
  let keep = 1 - rate * penalty
  return (
    Vector(b.map { keep * $0 + rate * e }), keep * p + (rate * e) * q, keep * q + (rate * e) * p
  )
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
