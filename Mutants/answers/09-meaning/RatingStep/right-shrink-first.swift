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
  let error = rating - mean - b[0] - b[1] - p.dot(q)
  guard error.isFinite else { throw DivergedTraining() }
  let shrink = rate * penalty
  let push = rate * error
  return (
    Vector(b.map { $0 + (push - shrink * $0) }),
    Vector(zip(p, q).map { $0 + ($1 * push - shrink * $0) }),
    Vector(zip(q, p).map { $0 + ($1 * push - shrink * $0) })
  )
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
