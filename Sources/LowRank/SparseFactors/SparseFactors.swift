public import LinearAlgebra

/// A matrix as a product of two sparse ones, `W ≈ AB`.
///
/// ```swift
/// let fit = try SparseFactors(w, budget: w.elements.count / 2)
/// fit.nonZeroCount                      // at most the budget
/// (w - Matrix(fit)).frobeniusNorm       // at most that of pruning with a few entries less
/// ```
///
/// The product of two sparse matrices may have full rank and no zero at all, so that with as many
/// numbers it reaches matrices which neither a thin product nor a single sparse matrix comes near. Source:
/// Boža and Macko, "Two Sparse Matrices are Better than One: Sparsifying Neural Networks with Double
/// Sparse Factorization", https://arxiv.org/abs/2409.18850.
public struct SparseFactors<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The left factor A, m × k.
  public let left: SparseMatrix<Scalar>
  /// The right factor B, k × n.
  public let right: SparseMatrix<Scalar>

  /// Wraps two factors.
  ///
  /// - Precondition: The left one has as many columns as the right one has rows.
  public init(left: SparseMatrix<Scalar>, right: SparseMatrix<Scalar>) {
    demand(
      left.columns == right.rows, "factors of \(left.shape) and \(right.shape) do not fit")
    self.left = left
    self.right = right
  }

  /// The number of rows, m.
  public var rows: Int { left.rows }
  /// The number of columns, n.
  public var columns: Int { right.columns }
  /// The number of columns of A and of rows of B, k.
  public var innerSize: Int { left.columns }
  /// How many entries both factors keep.
  public var nonZeroCount: Int { left.nonZeroCount + right.nonZeroCount }

  /// The bytes that both factors take, the places of their entries included.
  ///
  /// - Parameter bitsPerValue: The bits of a value; those of the scalar if not given.
  /// - Returns: The sum for both factors.
  public func storedBytes(bitsPerValue: Int = MemoryLayout<Scalar>.size * 8) -> Int {
    left.storage(bitsPerValue: bitsPerValue).bytes
      + right.storage(bitsPerValue: bitsPerValue).bytes
  }

  /// The transpose, `BᵀAᵀ`.
  ///
  /// - Complexity: O(1)
  public func transposed() -> SparseFactors {
    SparseFactors(left: right.transposed(), right: left.transposed())
  }
}

extension SparseFactors: LinearOperator {
  /// The product `A(BX)`.
  ///
  /// - Precondition: `x.rows == columns`.
  /// - Complexity: 2·nonZeroCount·x.columns operations.
  public func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> { left.product(right.product(x)) }

  /// The product `Bᵀ(AᵀY)`.
  ///
  /// - Precondition: `y.rows == rows`.
  /// - Complexity: 2·nonZeroCount·y.columns operations.
  public func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    right.transposeProduct(left.transposeProduct(y))
  }
}

extension Matrix {
  /// Multiplies two sparse factors out.
  ///
  /// - Complexity: 2·(entries of the left factor)·columns operations.
  public init(_ factors: SparseFactors<Scalar>) {
    self = factors.left.product(Matrix(factors.right))
  }
}
