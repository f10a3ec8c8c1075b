public import LinearAlgebra
internal import RealModule

/// How a random matrix `Ω` is drawn that mixes the columns of `A` into a few, `Y = AΩ`.
///
/// The entries of every kind have mean 0 and variance 1.
public enum Sketch: Equatable, Sendable {
  /// Independent standard normal entries: the kind that the theorems are about.
  case gaussian
  /// A few random signs in each row, the rest zeros: cheap to draw and to store. Source: Martinsson
  /// and Tropp, "Randomized numerical linear algebra", Acta Numerica 29, 2020, section 9.2.
  case sparseSign(nonZerosPerRow: Int = 8)
  /// Random signs, a Hartley transform, and random columns of the result. With a dense matrix the
  /// product is a fast transform and costs m·n·log n. Source: Halko, Martinsson and Tropp, "Finding
  /// structure with randomness", SIAM Review 53, 2011, section 4.6.
  case trigonometric
}

extension Sketch {
  /// Draws the matrix `Ω`.
  ///
  /// - Parameters:
  ///   - rows: The number n of columns of the matrix that is to be sketched.
  ///   - columns: The number ℓ of columns of the sketch.
  ///   - generator: The source of randomness.
  /// - Returns: The matrix, n × ℓ.
  /// - Complexity: O(n·ℓ)
  public func matrix<Scalar: LinearAlgebraScalar>(
    rows: Int, columns: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix<Scalar> {
    switch self {
    case .gaussian: .gaussian(rows: rows, columns: columns, using: &generator)
    case .sparseSign(let count):
      Self.sparseSigns(rows: rows, columns: columns, perRow: count, using: &generator)
    case .trigonometric:
      TrigonometricSketch(rows: rows, columns: columns, using: &generator).matrix()
    }
  }

  /// Sketches a matrix or an operator, `Y = AΩ`.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - columns: The number ℓ of columns of the sketch.
  ///   - generator: The source of randomness.
  /// - Returns: The sketch, m × ℓ.
  /// - Complexity: One product of `A` with ℓ columns; O(m·n·log n) for a trigonometric sketch of a
  ///   dense matrix.
  public func sketch<A: LinearOperator>(
    _ a: A, columns: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix<A.Scalar> {
    if self == .trigonometric, let dense = a as? Matrix<A.Scalar> {
      let sketch = TrigonometricSketch<A.Scalar>(
        rows: a.columns, columns: columns, using: &generator)
      return sketch.applied(to: dense)
    }
    return a.product(matrix(rows: a.columns, columns: columns, using: &generator))
  }

  /// Signs at random places, a fixed number in each row.
  private static func sparseSigns<Scalar: LinearAlgebraScalar>(
    rows: Int, columns: Int, perRow: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix<Scalar> {
    demand(perRow > 0, "a row of a sparse sketch has at least one sign, not \(perRow)")
    let count = min(perRow, columns)
    let size = count == 0 ? 0 : (Scalar(columns) / Scalar(count)).squareRoot()
    var elements = [Scalar](repeating: 0, count: rows * columns)
    var places = Array(0..<columns)
    for i in 0..<rows {
      // The start of a random permutation: each place is drawn from those that are left.
      for k in 0..<count {
        places.swapAt(k, k + Int(generator.uniform() * Double(columns - k)))
        elements[i + places[k] * rows] = generator.uniform() < 0.5 ? -size : size
      }
    }
    return Matrix(rows: rows, columns: columns, columnMajor: elements)
  }
}
