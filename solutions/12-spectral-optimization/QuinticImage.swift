import Attempts
import LinearAlgebra

/// The least and the greatest number that several steps of
/// `p(x) = ax + bx³ + cx⁵` make of the numbers of an interval.
public func quinticImage(
  a: Double, b: Double, c: Double, from low: Double, to high: Double, steps: Int
) throws -> (least: Double, greatest: Double) {
  // answer.begin
  guard low <= high else { throw NoInterval() }
  // Of p′ = a + 3by + 5cy² with y = x², without cancellation.
  let root = (9 * b * b - 20 * a * c).squareRoot()
  let sum = b < 0 ? -3 * b + root : -3 * b - root
  let squares = [sum / (10 * c), 2 * a / sum]
  var (least, greatest) = (low, high)
  for _ in 0..<steps {
    var points = [least, greatest]
    for square in squares where square > 0 {
      let x = square.squareRoot()
      points += [x, -x].filter { least < $0 && $0 < greatest }
    }
    let values = points.map { x in
      let y = x * x
      return x * (a + y * (b + y * c))
    }
    least = values.reduce(values[0]) { min($0, $1) }
    greatest = values.reduce(values[0]) { max($0, $1) }
  }
  return (least, greatest)
  // answer.end
}

/// What to throw when an interval ends before it begins.
public struct NoInterval: Error {
  /// Makes the error.
  public init() {}
}
