public import LinearAlgebra

extension LowRankMatrix {
  /// The product `Ax = L(Rx)`.
  ///
  /// - Precondition: `a.columns == x.count`.
  /// - Complexity: 2·(m + n)·r operations.
  public static func * (a: LowRankMatrix, x: Vector<Scalar>) -> Vector<Scalar> {
    demand(
      a.columns == x.count, "cannot multiply \(a.shape) by a vector of \(x.count) entries")
    return a.left * (a.right * x)
  }

  /// The product `AB = L(RB)` with a matrix on the right.
  ///
  /// - Precondition: `a.columns == b.rows`.
  /// - Complexity: 2·(m + n)·r operations for each column of `b`.
  public static func * (a: LowRankMatrix, b: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(a.columns == b.rows, "cannot multiply \(a.shape) by \(b.shape)")
    return a.left * (a.right * b)
  }

  /// The product `BA = (BL)R` with a matrix on the left.
  ///
  /// - Precondition: `b.columns == a.rows`.
  /// - Complexity: 2·(m + n)·r operations for each row of `b`.
  public static func * (b: Matrix<Scalar>, a: LowRankMatrix) -> Matrix<Scalar> {
    demand(b.columns == a.rows, "cannot multiply \(b.shape) by \(a.shape)")
    return (b * a.left) * a.right
  }

  /// The product of two matrices of low rank, which has the smaller of the two inner dimensions.
  ///
  /// - Precondition: `a.columns == b.rows`.
  /// - Complexity: O(k·r·s + (m + n)·r·s) for inner dimensions r and s and k columns of `a`.
  public static func * (a: LowRankMatrix, b: LowRankMatrix) -> LowRankMatrix {
    demand(a.columns == b.rows, "cannot multiply \(a.shape) by \(b.shape)")
    let core = a.right * b.left
    return a.rank <= b.rank
      ? LowRankMatrix(left: a.left, right: core * b.right)
      : LowRankMatrix(left: a.left * core, right: b.right)
  }

  /// The product `Aᵀx = Rᵀ(Lᵀx)`, without a copy of either factor.
  ///
  /// - Precondition: `x.count == rows`.
  /// - Complexity: 2·(m + n)·r operations.
  public func transposeProduct(_ x: Vector<Scalar>) -> Vector<Scalar> {
    demand(
      x.count == rows,
      "cannot multiply the transpose of \(shape) by a vector of \(x.count) entries")
    return right.transpose * (left.transpose * x)
  }

  /// The sum, whose inner dimension is the sum of both: `L₁R₁ + L₂R₂ = [L₁ L₂][R₁; R₂]`.
  ///
  /// ``truncated(toRank:)`` finds a shorter form if there is one.
  ///
  /// - Precondition: Both matrices have one shape.
  /// - Complexity: O((m + n)·(r + s))
  public static func + (a: LowRankMatrix, b: LowRankMatrix) -> LowRankMatrix {
    demand(
      a.rows == b.rows && a.columns == b.columns,
      "cannot add \(a.shape) and \(b.shape): shapes differ")
    return LowRankMatrix(
      left: a.left.appending(columnsOf: b.left), right: a.right.appending(rowsOf: b.right))
  }

  /// The difference, whose inner dimension is the sum of both.
  ///
  /// - Precondition: Both matrices have one shape.
  /// - Complexity: O((m + n)·(r + s))
  public static func - (a: LowRankMatrix, b: LowRankMatrix) -> LowRankMatrix {
    demand(
      a.rows == b.rows && a.columns == b.columns,
      "cannot subtract \(a.shape) and \(b.shape): shapes differ")
    return a + b.scaled(by: -1)
  }
}

extension LowRankMatrix: LinearOperator {
  /// The product `L(RX)`.
  ///
  /// - Complexity: 2·r·k·(m + n) floating-point operations.
  public func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> { left * (right * x) }

  /// The product `Rᵀ(LᵀY)`.
  ///
  /// - Complexity: 2·r·k·(m + n) floating-point operations.
  public func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    right.transpose * (left.transpose * y)
  }
}
