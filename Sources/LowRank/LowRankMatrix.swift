public import LinearAlgebra

/// A matrix kept as a product of thin factors, `A = LR`, and never multiplied out.
///
/// ```swift
/// let a = LowRankMatrix(try SVD(picture).truncated(toRank: 20))
/// a.storedNumbers   // 20·(m + n), not m·n
/// a * x             // two thin products
/// Matrix(a)         // multiplied out after all
/// ```
///
/// The inner dimension r is what the representation costs. It is an upper bound of the rank, not
/// the rank itself.
public struct LowRankMatrix<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The tall factor, m × r.
  public let left: Matrix<Scalar>
  /// The wide factor, r × n.
  public let right: Matrix<Scalar>

  /// Wraps two factors.
  ///
  /// - Precondition: `left.columns == right.rows`.
  public init(left: Matrix<Scalar>, right: Matrix<Scalar>) {
    demand(
      left.columns == right.rows,
      "factors of \(left.shape) and \(right.shape) have no product: their inner sizes differ")
    self.left = left
    self.right = right
  }

  /// Takes the factors `UΣ` and `Vᵀ` of a decomposition, truncated or not.
  ///
  /// - Complexity: O((m + n)·r)
  public init(_ svd: SVD<Scalar>) {
    let count = svd.singularValues.count
    self.init(
      left: svd.u[columns: 0..<count].scaled(columnsBy: svd.singularValues),
      right: svd.v[columns: 0..<count].transposed())
  }

  /// Makes a matrix of zeros, which needs no numbers at all.
  public static func zero(rows: Int, columns: Int) -> LowRankMatrix {
    LowRankMatrix(left: .zero(rows: rows, columns: 0), right: .zero(rows: 0, columns: columns))
  }
}

extension LowRankMatrix {
  /// The number of rows, m.
  public var rows: Int { left.rows }
  /// The number of columns, n.
  public var columns: Int { right.columns }
  /// The inner dimension r of the factors, which bounds the rank from above.
  public var rank: Int { left.columns }
  /// The shape in words, `3 × 4`, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }
  /// How many numbers the factors hold, `r·(m + n)`.
  public var storedNumbers: Int { rank * (rows + columns) }

  /// The entry in a row and a column, both counted from 0.
  ///
  /// - Complexity: O(r)
  public subscript(row: Int, column: Int) -> Scalar {
    left[row: row].dot(right[column: column])
  }

  /// The transpose `Aᵀ = RᵀLᵀ`, again of low rank.
  ///
  /// - Complexity: O((m + n)·r)
  public func transposed() -> LowRankMatrix {
    LowRankMatrix(left: right.transposed(), right: left.transposed())
  }

  /// The matrix with every entry multiplied by `factor`.
  ///
  /// - Complexity: O((m + n)·r)
  public func scaled(by factor: Scalar) -> LowRankMatrix {
    LowRankMatrix(left: left.scaled(by: factor), right: right)
  }
}

extension Matrix {
  /// Multiplies the factors out.
  ///
  /// A product `FFᵀ` is symmetric to the last bit, so that what it leaves of a symmetric matrix is
  /// symmetric too, down to rounding errors.
  ///
  /// - Complexity: 2·m·n·r operations, half of that for `FFᵀ`.
  public init(_ lowRank: LowRankMatrix<Scalar>) {
    let (left, right) = (lowRank.left, lowRank.right)
    let isGram = left.rows == right.columns && right == left.transposed()
    self = isGram ? left.rowGram() : left * right
  }
}
