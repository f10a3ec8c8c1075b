// right-column by column
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let columns = (0..<a.columns).map { a[column: $0].elements.map(\.magnitude) }
  func length(_ x: [Double]) -> Double {
    guard let s = x.max(), s > 0 else { return 0 }
    return s * x.reduce(0) { $0 + ($1 / s) * ($1 / s) }.squareRoot()
  }
  return length(columns.map(length))
}
