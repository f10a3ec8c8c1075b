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
  var prediction = mean + b[0] + b[1]
  for i in 0..<p.count { prediction += p[i] * q[i] }
  let error = rating - prediction
  if error.isNaN || error.isInfinite { throw DivergedTraining() }
  var nb = b, np = p, nq = q
  nb[0] += rate * (error - penalty * b[0])
  nb[1] += rate * (error - penalty * b[1])
  for i in 0..<p.count {
    np[i] += rate * (error * q[i] - penalty * p[i])
    nq[i] += rate * (error * p[i] - penalty * q[i])
  }
  return (nb, np, nq)
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
