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
  // answer.begin
  let error = rating - (mean + b[0] + b[1] + p.dot(q))
  guard error.isFinite else { throw DivergedTraining() }
  let biases = b.map { $0 + rate * (error - penalty * $0) }
  let person = p + rate * (error * q - penalty * p)
  let film = q + rate * (error * p - penalty * q)
  return (Vector(biases), person, film)
  // answer.end
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
