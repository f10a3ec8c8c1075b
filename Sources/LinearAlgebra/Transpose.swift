/// A matrix looked at with rows and columns exchanged; nothing is copied.
///
/// Products with a transpose hand BLAS the original and a flag:
///
/// ```swift
/// a.transpose * b   // Aᵀ B
/// a * b.transpose   // A Bᵀ
/// ```
public struct Transpose<Scalar: LinearAlgebraScalar>: Sendable {
  /// The matrix whose transpose this is.
  public let transpose: Matrix<Scalar>

  /// The number of rows, the original's columns.
  public var rows: Int { transpose.columns }
  /// The number of columns, the original's rows.
  public var columns: Int { transpose.rows }
  /// The shape in words, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }

  /// The entry in a row and a column.
  public subscript(row: Int, column: Int) -> Scalar { transpose[column, row] }
}

extension Matrix {
  /// The transpose as a view, for use in products; it costs nothing.
  ///
  /// - Complexity: O(1)
  public var transpose: Transpose<Scalar> { Transpose(transpose: self) }

  /// The transpose as a matrix of its own.
  ///
  /// - Complexity: O(rows × columns)
  public func transposed() -> Matrix {
    Matrix(
      rows: columns, columns: rows,
      columnMajor: elements.transposed(rows: rows, columns: columns))
  }

  /// Makes a matrix of its own from a transposed view.
  public init(_ view: Transpose<Scalar>) { self = view.transpose.transposed() }
}
