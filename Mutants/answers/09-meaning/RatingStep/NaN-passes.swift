// NaN-passes
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
  let predicted = mean + b[0] + b[1] + p.dot(q)
  let e = rating - predicted
  if e.isInfinite { throw DivergedTraining() }
  var biases = b
  biases[0] += rate * (e - penalty * b[0])
  biases[1] += rate * (e - penalty * b[1])
  var (person, film) = (p, q)
  for k in p.indices {
    person[k] += rate * (e * q[k] - penalty * p[k])
    film[k] += rate * (e * p[k] - penalty * q[k])
  }
  return (biases, person, film)
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
