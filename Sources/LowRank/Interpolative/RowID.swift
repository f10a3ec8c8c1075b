public import LinearAlgebra

/// The row interpolative decomposition `A ≈ X R`: some rows of `A`, and how the others follow from
/// them.
public struct RowInterpolativeDecomposition<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The chosen rows I, counted from 0, in the order of choice.
  public let rowIndices: [Int]
  /// The coefficients `X`, m × k.
  ///
  /// Each chosen row has coefficient 1 in itself, exactly.
  public let coefficients: Matrix<Scalar>
  /// The chosen rows themselves, `R = A[I, :]`, k × n.
  public let skeleton: Matrix<Scalar>

  /// The number of chosen rows k.
  public var rank: Int { rowIndices.count }

  /// Takes the rows that column-pivoted QR of the transpose takes first.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of rows k, from 1 to min(m, n); 0 only if the matrix is empty.
  /// - Throws: As ``InterpolativeDecomposition/init(_:rank:)``.
  /// - Complexity: 4·m·n·k operations.
  public init(_ a: Matrix<Scalar>, rank: Int) throws(LinearAlgebraError) {
    self.init(transposing: try InterpolativeDecomposition(a.transposed(), rank: rank))
  }

  /// Turns a decomposition of `Aᵀ` by columns into one of `A` by rows.
  public init(transposing id: InterpolativeDecomposition<Scalar>) {
    rowIndices = id.columnIndices
    coefficients = id.coefficients.transposed()
    skeleton = id.skeleton.transposed()
  }
}

/// The two-sided interpolative decomposition `A ≈ X A[I, J] Z`: a k × k block of `A` in the middle.
///
/// Columns are chosen first, `A ≈ CZ`, then rows of `C`, `C = X C[I, :]`. The second step is exact
/// up to rounding, because `C` has only k columns; so the error is that of the column decomposition.
/// Source: Cheng, Gimbutas, Martinsson and Rokhlin, 2005, https://doi.org/10.1137/030602678.
public struct TwoSidedInterpolativeDecomposition<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The chosen rows I.
  public let rowIndices: [Int]
  /// The chosen columns J.
  public let columnIndices: [Int]
  /// The coefficients `X`, m × k, the identity in the chosen rows.
  public let rowCoefficients: Matrix<Scalar>
  /// The block in the chosen rows and columns, `A[I, J]`, k × k.
  public let core: Matrix<Scalar>
  /// The coefficients `Z`, k × n, the identity in the chosen columns.
  public let columnCoefficients: Matrix<Scalar>

  /// Chooses columns and rows of a matrix.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of rows and of columns, from 1 to min(m, n); 0 only if the matrix is empty.
  /// - Throws: As ``InterpolativeDecomposition/init(_:rank:)``.
  /// - Complexity: 4·m·n·k + O(m·k²) operations.
  public init(_ a: Matrix<Scalar>, rank: Int) throws(LinearAlgebraError) {
    try self.init(InterpolativeDecomposition(a, rank: rank))
  }

  /// Chooses as many rows for columns that are already chosen.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O(m·k²)
  public init(_ id: InterpolativeDecomposition<Scalar>) throws(LinearAlgebraError) {
    let rows = try RowInterpolativeDecomposition(id.skeleton, rank: id.rank)
    rowIndices = rows.rowIndices
    columnIndices = id.columnIndices
    rowCoefficients = rows.coefficients
    core = rows.skeleton
    columnCoefficients = id.coefficients
  }

  /// The number of chosen rows and columns k.
  public var rank: Int { columnIndices.count }
}

extension LowRankMatrix {
  /// Takes the factors `X` and `R` of a decomposition by rows.
  public init(_ id: RowInterpolativeDecomposition<Scalar>) {
    self.init(left: id.coefficients, right: id.skeleton)
  }

  /// Takes the factors `X A[I, J]` and `Z` of a decomposition by rows and columns.
  ///
  /// - Complexity: 2·m·k² operations.
  public init(_ id: TwoSidedInterpolativeDecomposition<Scalar>) {
    self.init(left: id.rowCoefficients * id.core, right: id.columnCoefficients)
  }
}

extension Matrix {
  /// Multiplies a decomposition by rows out.
  public init(_ id: RowInterpolativeDecomposition<Scalar>) { self.init(LowRankMatrix(id)) }

  /// Multiplies a decomposition by rows and columns out.
  public init(_ id: TwoSidedInterpolativeDecomposition<Scalar>) { self.init(LowRankMatrix(id)) }
}
