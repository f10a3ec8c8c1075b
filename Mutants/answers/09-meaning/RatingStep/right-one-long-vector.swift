// right-one-long-vector
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
  let e = rating - (p.dot(q) + b[0] + b[1] + mean)
  guard e.isFinite else { throw DivergedTraining() }
  let k = p.count
  let old = Vector([b[0], b[1]] + Array(p) + Array(q))
  let towards = Vector([e, e] + q.map { e * $0 } + p.map { e * $0 })
  let new = old + rate * (towards - penalty * old)
  return (new[0..<2], new[2..<2 + k], new[2 + k..<2 + 2 * k])
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
