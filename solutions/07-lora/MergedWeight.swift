import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  // answer.begin
  let fits = b.rows == weight.rows && a.columns == weight.columns
  guard fits && b.columns == a.rows else { throw DoesNotFit() }
  guard a.rows > 0 else { return weight }
  return weight + (alpha / Double(a.rows)) * (b * a)
  // answer.end
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}
