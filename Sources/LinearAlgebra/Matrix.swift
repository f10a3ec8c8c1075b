/// A table of numbers with rows and columns, stored column by column.
///
/// ```swift
/// let a: Matrix<Double> = [
///   [1, 2, 3],
///   [4, 5, 6],
/// ]
/// a[0, 2]             // 3
/// a * a.transpose     // 2 × 2, and no transpose was copied
/// ```
///
/// A matrix is a value: a copy is independent of its original. Indices start at 0. `*` is the
/// matrix product; the entrywise product is ``hadamard(_:)``.
public struct Matrix<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// What ``elements`` gives, by a name that inlined code may write to.
  @usableFromInline var storage: [Scalar]

  /// The entries, column after column: `a[i, j]` is `elements[i + j * rows]`.
  @inlinable public internal(set) var elements: [Scalar] {
    get { storage }
    _modify { yield &storage }
  }

  /// Wraps a list of entries that is already in column-major order.
  ///
  /// - Precondition: `elements.count == rows * columns`.
  public init(rows: Int, columns: Int, columnMajor elements: [Scalar]) {
    let count = Self.count(rows, columns)
    demand(
      elements.count == count,
      "a \(rows) × \(columns) matrix needs \(count) entries, not \(elements.count)")
    self.rows = rows
    self.columns = columns
    storage = elements
  }

  /// Makes a matrix from a list of entries in row-major order, as C, NumPy and PyTorch keep them.
  ///
  /// - Precondition: `elements.count == rows * columns`.
  /// - Complexity: O(rows × columns)
  public init(rows: Int, columns: Int, rowMajor elements: [Scalar]) {
    self = Matrix(rows: columns, columns: rows, columnMajor: elements).transposed()
  }

  /// Makes a matrix from a rule for its entries.
  ///
  /// ```swift
  /// let hilbert = Matrix<Double>(rows: 5, columns: 5) { i, j in 1 / Double(i + j + 1) }
  /// ```
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public init(rows: Int, columns: Int, element: (_ row: Int, _ column: Int) throws -> Scalar)
    rethrows
  {
    var elements: [Scalar] = []
    elements.reserveCapacity(Self.count(rows, columns))
    for j in 0..<columns {
      for i in 0..<rows { elements.append(try element(i, j)) }
    }
    self.init(rows: rows, columns: columns, columnMajor: elements)
  }

  /// Makes a matrix whose every entry is `value`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public init(rows: Int, columns: Int, repeating value: Scalar) {
    let elements = Array(repeating: value, count: Self.count(rows, columns))
    self.init(rows: rows, columns: columns, columnMajor: elements)
  }

  private static func count(_ rows: Int, _ columns: Int) -> Int {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    demand(
      rows >= 0 && columns >= 0 && !overflow, "a matrix cannot be \(rows) × \(columns)")
    return count
  }

  /// Makes a matrix from its rows.
  ///
  /// - Precondition: All rows have the same length.
  public init(rows list: [[Scalar]]) {
    let width = list.first?.count ?? 0
    for (i, row) in list.enumerated() {
      demand(row.count == width, "row \(i) has \(row.count) entries, row 0 has \(width)")
    }
    self.init(rows: list.count, columns: width) { i, j in list[i][j] }
  }

  /// Makes a matrix from its columns.
  ///
  /// - Precondition: All columns have the same length, and there is at least one.
  public init(columns list: [Vector<Scalar>]) {
    demand(!list.isEmpty, "a matrix made of columns needs at least one")
    for (j, column) in list.enumerated() {
      demand(
        column.count == list[0].count,
        "column \(j) has \(column.count) entries, column 0 has \(list[0].count)")
    }
    self.init(
      rows: list[0].count, columns: list.count, columnMajor: list.flatMap(\.elements))
  }

  /// Makes a diagonal matrix, square unless a shape is given.
  public init(diagonal: Vector<Scalar>, rows: Int? = nil, columns: Int? = nil) {
    self.init(rows: rows ?? diagonal.count, columns: columns ?? diagonal.count, repeating: 0)
    demand(
      diagonal.count <= min(self.rows, self.columns),
      "\(diagonal.count) diagonal entries do not fit in a \(shape) matrix")
    for (i, value) in diagonal.enumerated() { self[i, i] = value }
  }

  /// Makes a matrix of zeros.
  public static func zero(rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, repeating: 0)
  }

  /// Makes the identity matrix.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(diagonal: Vector(repeating: 1, count: size))
  }
}

extension Matrix: ExpressibleByArrayLiteral {
  /// Makes a matrix from a literal list of rows, `[[1, 2], [3, 4]]`.
  public init(arrayLiteral rows: [Scalar]...) { self.init(rows: rows) }
}

extension Matrix {
  /// The entry in a row and a column, both counted from 0.
  ///
  /// - Precondition: The row and the column exist.
  /// - Complexity: O(1)
  @inlinable public subscript(row: Int, column: Int) -> Scalar {
    get {
      checkIndex(row, column)
      return storage[row &+ column &* rows]
    }
    set {
      checkIndex(row, column)
      storage[row &+ column &* rows] = newValue
    }
  }

  @inlinable func checkIndex(_ row: Int, _ column: Int) {
    demand(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "entry [\(row), \(column)] is outside a \(shape) matrix")
  }

  /// The shape in words, `3 × 4`, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }

  /// Whether the matrix has no entries.
  public var isEmpty: Bool { elements.isEmpty }

  /// Whether the matrix has as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// The diagonal, from the top left.
  public var diagonal: Vector<Scalar> { Vector((0..<min(rows, columns)).map { self[$0, $0] }) }

  /// The sum of the diagonal, `tr A`.
  public var trace: Scalar { diagonal.elements.reduce(0, +) }

  /// The matrix with `transform` applied to every entry.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func map(_ transform: (Scalar) throws -> Scalar) rethrows -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: try elements.map(transform))
  }

  /// The matrix in another precision, each entry rounded to the nearest number.
  ///
  /// - Complexity: O(rows × columns)
  @specialized(where Scalar == Double, Other == Float)
  @specialized(where Scalar == Float, Other == Double)
  public init<Other: LinearAlgebraScalar>(_ other: Matrix<Other>) {
    self.init(
      rows: other.rows, columns: other.columns, columnMajor: other.elements.map { Scalar($0) })
  }

  /// A vector as a matrix of one column.
  public init(column: Vector<Scalar>) {
    self.init(rows: column.count, columns: 1, columnMajor: column.elements)
  }

  /// A vector as a matrix of one row.
  public init(row: Vector<Scalar>) {
    self.init(rows: 1, columns: row.count, columnMajor: row.elements)
  }
}
