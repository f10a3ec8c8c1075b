extension Matrix {
  /// The sum of two matrices of one shape.
  ///
  /// - Complexity: O(rows × columns)
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    a.requireSameShape(as: b, to: "add")
    return a.withElements(a.elements.sum(with: b.elements))
  }

  /// The difference of two matrices of one shape.
  ///
  /// - Complexity: O(rows × columns)
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    a.requireSameShape(as: b, to: "subtract")
    return a.withElements(a.elements.difference(with: b.elements))
  }

  /// Adds a matrix in place.
  ///
  /// - Complexity: O(rows × columns)
  public static func += (a: inout Matrix, b: Matrix) {
    a.requireSameShape(as: b, to: "add")
    a.elements.add(b.elements)
  }

  /// Subtracts a matrix in place.
  ///
  /// - Complexity: O(rows × columns)
  public static func -= (a: inout Matrix, b: Matrix) {
    a.requireSameShape(as: b, to: "subtract")
    a.elements.subtract(b.elements)
  }

  /// The matrix with every sign changed.
  public static prefix func - (a: Matrix) -> Matrix { a.scaled(by: -1) }

  /// The entrywise product, `(A ∘ B)ᵢⱼ = aᵢⱼ bᵢⱼ`.
  ///
  /// - Precondition: Both matrices have the same shape.
  /// - Complexity: O(rows × columns)
  public func hadamard(_ other: Matrix) -> Matrix {
    requireSameShape(as: other, to: "multiply the entries of")
    return withElements(elements.product(with: other.elements))
  }

  /// The matrix with every entry multiplied by `factor`.
  ///
  /// - Complexity: O(rows × columns)
  public func scaled(by factor: Scalar) -> Matrix { withElements(elements.scaled(by: factor)) }

  /// The matrix with each column multiplied by its own factor, `A diag(d)`.
  ///
  /// - Precondition: There is a factor for each column.
  /// - Complexity: O(rows × columns); the diagonal matrix is never formed.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func scaled(columnsBy factors: Vector<Scalar>) -> Matrix {
    demand(
      factors.count == columns,
      "\(factors.count) factors do not fit the columns of a \(shape) matrix")
    return multipliedByFactors { _, j in factors.elements[j] }
  }

  /// The matrix with each row multiplied by its own factor, `diag(d) A`.
  ///
  /// - Precondition: There is a factor for each row.
  /// - Complexity: O(rows × columns); the diagonal matrix is never formed.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func scaled(rowsBy factors: Vector<Scalar>) -> Matrix {
    demand(
      factors.count == rows, "\(factors.count) factors do not fit the rows of a \(shape) matrix")
    return multipliedByFactors { i, _ in factors.elements[i] }
  }

  @inline(__always)
  private func multipliedByFactors(_ factor: (Int, Int) -> Scalar) -> Matrix {
    var products = elements
    for j in 0..<columns {
      for i in 0..<rows { products[i &+ j &* rows] *= factor(i, j) }
    }
    return withElements(products)
  }

  /// A matrix of this shape with other entries.
  private func withElements(_ elements: [Scalar]) -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: elements)
  }

  private func requireSameShape(as other: Matrix, to verb: String) {
    demand(
      rows == other.rows && columns == other.columns,
      "cannot \(verb) \(shape) and \(other.shape): shapes differ")
  }
}

extension Matrix {
  private func divided(by divisor: Scalar) -> Matrix {
    withElements(elements.divided(by: divisor))
  }

  /// A multiple of a matrix.
  public static func * (s: Scalar, a: Matrix) -> Matrix { a.scaled(by: s) }
  /// A multiple of a matrix.
  public static func * (a: Matrix, s: Scalar) -> Matrix { a.scaled(by: s) }
  /// A matrix divided by a number.
  public static func / (a: Matrix, s: Scalar) -> Matrix { a.divided(by: s) }
}

// The same operators once more for concrete scalars: without them an expression such as
// `2 * a + 3 * b - 4 * c` takes the compiler seconds, with them a tenth of one.

extension Matrix where Scalar == Double {
  /// A multiple of a matrix.
  public static func * (s: Double, a: Matrix) -> Matrix { a.scaled(by: s) }
  /// A multiple of a matrix.
  public static func * (a: Matrix, s: Double) -> Matrix { a.scaled(by: s) }
  /// A matrix divided by a number.
  public static func / (a: Matrix, s: Double) -> Matrix { a.divided(by: s) }
}

extension Matrix where Scalar == Float {
  /// A multiple of a matrix.
  public static func * (s: Float, a: Matrix) -> Matrix { a.scaled(by: s) }
  /// A multiple of a matrix.
  public static func * (a: Matrix, s: Float) -> Matrix { a.scaled(by: s) }
  /// A matrix divided by a number.
  public static func / (a: Matrix, s: Float) -> Matrix { a.divided(by: s) }
}
