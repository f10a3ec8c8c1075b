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
  var e = rating - (mean + b[0] + b[1] + p.dot(q))
  guard e.isFinite else { throw DivergedTraining() }
  let nb = Vector([b[0] + rate * (e - penalty * b[0]), b[1] + rate * (e - penalty * b[1])])
  e = rating - (mean + nb[0] + nb[1] + p.dot(q))
  return (nb, p + rate * (e * q - penalty * p), q + rate * (e * p - penalty * q))
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
