/// A matrix of which only the entries that are not zero are kept.
///
/// ```swift
/// let graph = SparseMatrix<Double>(
///   rows: 3, columns: 3, entries: [(0, 1, 1), (1, 2, 1), (2, 0, 1)])
/// graph * x                    // 2·nonZeroCount operations, on all cores
/// graph.transposeProduct(x)    // the same, without a transpose
/// ```
///
/// The entries are kept twice, by rows (CSR) and by columns (CSC): then `AX` and `AᵀY` both write
/// each result once, on as many cores as there are, at twice the memory.
public struct SparseMatrix<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  let byRow: CompressedRows<Scalar>
  let byColumn: CompressedRows<Scalar>

  init(byRow: CompressedRows<Scalar>, byColumn: CompressedRows<Scalar>) {
    self.byRow = byRow
    self.byColumn = byColumn
  }

  /// Makes a matrix from entries in any order; those at one place are added up.
  ///
  /// - Precondition: Each entry is inside the matrix, and there are fewer than 2³¹ rows and columns.
  /// - Complexity: O(rows + columns + entries.count)
  public init(rows: Int, columns: Int, entries: [(row: Int, column: Int, value: Scalar)]) {
    demand(
      rows >= 0 && columns >= 0 && rows <= Int32.max && columns <= Int32.max,
      "a sparse matrix cannot be \(rows) × \(columns)")
    for entry in entries {
      demand(
        entry.row >= 0 && entry.row < rows && entry.column >= 0 && entry.column < columns,
        "entry [\(entry.row), \(entry.column)] is outside a \(rows) × \(columns) matrix")
    }
    byRow = CompressedRows(rows: rows, columns: columns, entries: entries)
    byColumn = byRow.transposed()
  }

  /// Keeps the entries of a dense matrix that are not zero.
  ///
  /// - Complexity: O(rows × columns)
  public init(_ dense: Matrix<Scalar>) {
    var entries: [(row: Int, column: Int, value: Scalar)] = []
    for column in 0..<dense.columns {
      for row in 0..<dense.rows where dense[row, column] != 0 {
        entries.append((row, column, dense[row, column]))
      }
    }
    self.init(rows: dense.rows, columns: dense.columns, entries: entries)
  }

  /// Makes a matrix with standard normal entries at random places, all places equally likely.
  ///
  /// - Precondition: `nonZeroCount` is at most the number of places.
  /// - Complexity: O(rows + columns + nonZeroCount) unless nearly all places are taken.
  public static func random(
    rows: Int, columns: Int, nonZeroCount: Int, using generator: inout some RandomNumberGenerator
  ) -> SparseMatrix {
    demand(
      nonZeroCount <= rows * columns,
      "a \(rows) × \(columns) matrix has no \(nonZeroCount) entries")
    var taken: Set<Int> = []
    taken.reserveCapacity(nonZeroCount)
    var entries: [(row: Int, column: Int, value: Scalar)] = []
    entries.reserveCapacity(nonZeroCount)
    while entries.count < nonZeroCount {
      let place = Int(generator.uniform() * Double(rows * columns))
      if taken.insert(place).inserted {
        entries.append((place % rows, place / rows, Scalar(generator.gaussian())))
      }
    }
    return SparseMatrix(rows: rows, columns: columns, entries: entries)
  }
}

extension SparseMatrix {
  /// The number of rows, m.
  public var rows: Int { byRow.rows }
  /// The number of columns, n.
  public var columns: Int { byRow.columns }
  /// The number of entries that are kept.
  public var nonZeroCount: Int { byRow.values.count }
  /// The shape in words, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }

  /// Where the entries of each row begin in ``columnIndices`` and ``values``; one more at the end.
  public var rowStarts: [Int] { byRow.starts }
  /// The columns of the entries, row after row.
  public var columnIndices: [Int32] { byRow.indices }
  /// The values of the entries, row after row.
  public var values: [Scalar] { byRow.values }

  /// The entries, row after row and from left to right.
  public var entries: [(row: Int, column: Int, value: Scalar)] {
    (0..<rows).flatMap { row in
      (byRow.starts[row]..<byRow.starts[row + 1]).map { place in
        (row, Int(byRow.indices[place]), byRow.values[place])
      }
    }
  }

  /// The entry in a row and a column, both counted from 0.
  ///
  /// - Complexity: O(entries in the row)
  public subscript(row: Int, column: Int) -> Scalar {
    demand(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "entry [\(row), \(column)] is outside a \(shape) matrix")
    let places = byRow.starts[row]..<byRow.starts[row + 1]
    return places.first { byRow.indices[$0] == column }.map { byRow.values[$0] } ?? 0
  }

  /// The square root of the sum of the squares, `‖A‖_F`.
  public var frobeniusNorm: Scalar { Vector(byRow.values).norm }

  /// The transpose; the two orders in which the entries are kept change places.
  ///
  /// - Complexity: O(1)
  public func transposed() -> SparseMatrix { SparseMatrix(byRow: byColumn, byColumn: byRow) }
}

extension SparseMatrix: LinearOperator {
  /// The product `AX` with a dense matrix.
  ///
  /// - Precondition: `x.rows == columns`.
  /// - Complexity: 2·nonZeroCount·x.columns operations.
  public func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(columns == x.rows, "cannot multiply \(shape) by \(x.shape)")
    return byRow.product(x)
  }

  /// The product `AᵀY` with a dense matrix.
  ///
  /// - Precondition: `y.rows == rows`.
  /// - Complexity: 2·nonZeroCount·y.columns operations.
  public func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(rows == y.rows, "cannot multiply \(columns) × \(rows) by \(y.shape)")
    return byColumn.product(y)
  }

  /// The product `AᵀAX`, for which each entry is read once.
  ///
  /// - Precondition: `x.rows == columns`.
  /// - Complexity: 4·nonZeroCount·x.columns operations.
  public func gramProduct(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(columns == x.rows, "cannot multiply \(shape) by \(x.shape)")
    return byRow.gramProduct(x)
  }

  /// The product `AAᵀY`, for which each entry is read once.
  ///
  /// - Precondition: `y.rows == rows`.
  /// - Complexity: 4·nonZeroCount·y.columns operations.
  public func rowGramProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(rows == y.rows, "cannot multiply \(columns) × \(rows) by \(y.shape)")
    return byColumn.gramProduct(y)
  }

  /// The product `AX` with a dense matrix.
  public static func * (a: SparseMatrix, x: Matrix<Scalar>) -> Matrix<Scalar> { a.product(x) }

  /// The product `Ax`.
  public static func * (a: SparseMatrix, x: Vector<Scalar>) -> Vector<Scalar> {
    Vector(a.product(Matrix(column: x)).elements)
  }
}

extension Matrix {
  /// Writes a sparse matrix out with all its zeros.
  ///
  /// - Complexity: O(rows × columns)
  public init(_ sparse: SparseMatrix<Scalar>) {
    self = .zero(rows: sparse.rows, columns: sparse.columns)
    for entry in sparse.entries { self[entry.row, entry.column] = entry.value }
  }
}
