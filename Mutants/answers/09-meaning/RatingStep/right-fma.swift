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
  e -= b[0]
  e -= b[1]
  for i in p.indices { e = e.addingProduct(-p[i], q[i]) }
  if !e.isFinite { throw DivergedTraining() }
  func step(_ x: Double, _ y: Double) -> Double { x.addingProduct(rate, (e * y).addingProduct(-penalty, x)) }
  return (
    [step(b[0], 1), step(b[1], 1)],
    Vector(p.indices.map { step(p[$0], q[$0]) }),
    Vector(p.indices.map { step(q[$0], p[$0]) })
  )
}

/// What to throw when the error of a prediction is infinite or not a number.
public struct DivergedTraining: Error {
  /// Makes the error.
  public init() {}
}
