extension Matrix {
  /// The sum of two matrices of one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, "add", +) }

  /// The difference of two matrices of one shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, "subtract", -) }

  /// Adds a matrix in place.
  public static func += (a: inout Matrix, b: Matrix) { a = a + b }

  /// Subtracts a matrix in place.
  public static func -= (a: inout Matrix, b: Matrix) { a = a - b }

  /// The matrix with every sign changed.
  public static prefix func - (a: Matrix) -> Matrix { a.scaled(by: -1) }

  /// The entrywise product, `(A ∘ B)ᵢⱼ = aᵢⱼ bᵢⱼ`.
  public func hadamard(_ other: Matrix) -> Matrix {
    combined(with: other, "multiply the entries of", *)
  }

  /// The matrix with every entry multiplied by `factor`.
  public func scaled(by factor: Scalar) -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: elements.map { $0 * factor })
  }

  /// The matrix with each column multiplied by its own factor, `A diag(d)`.
  ///
  /// - Complexity: O(rows × columns); the diagonal matrix is never formed.
  public func scaled(columnsBy factors: Vector<Scalar>) -> Matrix {
    precondition(
      factors.count == columns,
      "\(factors.count) factors do not fit the columns of a \(shape) matrix")
    var scaled = self
    for j in 0..<columns {
      for i in 0..<rows { scaled.elements[i &+ j &* rows] *= factors.elements[j] }
    }
    return scaled
  }

  /// The matrix with each row multiplied by its own factor, `diag(d) A`.
  ///
  /// - Complexity: O(rows × columns); the diagonal matrix is never formed.
  public func scaled(rowsBy factors: Vector<Scalar>) -> Matrix {
    precondition(
      factors.count == rows, "\(factors.count) factors do not fit the rows of a \(shape) matrix")
    var scaled = self
    for j in 0..<columns {
      for i in 0..<rows { scaled.elements[i &+ j &* rows] *= factors.elements[i] }
    }
    return scaled
  }

  private func combined(
    with other: Matrix, _ verb: String, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Matrix {
    precondition(
      rows == other.rows && columns == other.columns,
      "cannot \(verb) \(shape) and \(other.shape): shapes differ")
    var result = elements
    for i in result.indices { result[i] = operation(result[i], other.elements[i]) }
    return Matrix(rows: rows, columns: columns, columnMajor: result)
  }
}

extension Matrix {
  /// A multiple of a matrix.
  public static func * (s: Scalar, a: Matrix) -> Matrix { a.scaled(by: s) }
  /// A multiple of a matrix.
  public static func * (a: Matrix, s: Scalar) -> Matrix { a.scaled(by: s) }
  /// A matrix divided by a number.
  public static func / (a: Matrix, s: Scalar) -> Matrix { a.map { $0 / s } }
}

// The same operators once more for concrete scalars: without them an expression such as
// `2 * a + 3 * b - 4 * c` takes the compiler seconds, with them a tenth of one.

extension Matrix where Scalar == Double {
  /// A multiple of a matrix.
  public static func * (s: Double, a: Matrix) -> Matrix { a.scaled(by: s) }
  /// A multiple of a matrix.
  public static func * (a: Matrix, s: Double) -> Matrix { a.scaled(by: s) }
  /// A matrix divided by a number.
  public static func / (a: Matrix, s: Double) -> Matrix { a.map { $0 / s } }
}

extension Matrix where Scalar == Float {
  /// A multiple of a matrix.
  public static func * (s: Float, a: Matrix) -> Matrix { a.scaled(by: s) }
  /// A multiple of a matrix.
  public static func * (a: Matrix, s: Float) -> Matrix { a.scaled(by: s) }
  /// A matrix divided by a number.
  public static func / (a: Matrix, s: Float) -> Matrix { a.map { $0 / s } }
}
