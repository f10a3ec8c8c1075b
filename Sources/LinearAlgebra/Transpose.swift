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
    // Square blocks, so that both the reading and the writing side stay in the cache.
    let block = 32
    let elements = [Scalar](unsafeUninitializedCapacity: elements.count) { target, count in
      for blockColumn in stride(from: 0, to: columns, by: block) {
        for blockRow in stride(from: 0, to: rows, by: block) {
          for j in blockColumn..<min(blockColumn + block, columns) {
            for i in blockRow..<min(blockRow + block, rows) {
              target.initializeElement(at: j + i * columns, to: self.elements[i + j * rows])
            }
          }
        }
      }
      count = self.elements.count
    }
    return Matrix(rows: columns, columns: rows, columnMajor: elements)
  }

  /// Makes a matrix of its own from a transposed view.
  public init(_ view: Transpose<Scalar>) { self = view.transpose.transposed() }
}
