internal import CLAPACKE

/// The factorization `P A = L U` with partial pivoting.
///
/// For an m × n matrix with k = min(m, n), `l` is m × k, unit lower triangular, and `u` is k × n,
/// upper triangular. Row `i` of `PA` is row `permutation[i]` of `A`. A singular matrix has a
/// factorization too; only ``solve(_:)-(Matrix<Scalar>)`` refuses it. Source: Golub and Van Loan,
/// section 3.4; LAPACK `getrf`.
public struct LU<Scalar: LinearAlgebraScalar>: Sendable {
  /// The unit lower triangular factor.
  public let l: Matrix<Scalar>
  /// The upper triangular factor.
  public let u: Matrix<Scalar>
  /// The order in which rows were taken, counted from 0.
  public let permutation: [Int]

  /// Factors a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: (2/3)n³ operations when square.
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    try a.requireFinite(for: "LU")
    let k = min(a.rows, a.columns)
    var work = a
    var swaps = [Int32](repeating: 0, count: k)
    if k > 0 {
      let info = Scalar._routines.getrf(
        LAPACK_COL_MAJOR, cInt(a.rows), cInt(a.columns), &work.elements, cInt(a.rows), &swaps)
      demand(info >= 0, "getrf refused argument \(-info)")
    }
    if work.diagonal.contains(where: \.isSubnormal) || !work.isFinite {
      work = a
      swaps = work.eliminate()
    }
    var order = Array(0..<a.rows)
    for (i, target) in swaps.enumerated() { order.swapAt(i, Int(target) - 1) }
    permutation = order
    u = work.upperTriangle(rows: k)
    var lower = work.lowerTriangle(columns: k)
    for i in 0..<k { lower[i, i] = 1 }
    l = lower
  }

  /// The determinant of a square matrix, with the sign of the permutation.
  public var determinant: Scalar {
    demand(l.rows == u.columns, "only a square matrix has a determinant")
    return u.diagonal.elements.reduce(Scalar(permutationSign), *)
  }

  /// Solves `AX = B` for a square matrix.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if a pivot is exactly zero.
  /// - Complexity: 2·n²·(columns of b) operations.
  public func solve(_ b: Matrix<Scalar>) throws(LinearAlgebraError) -> Matrix<Scalar> {
    demand(l.rows == u.columns, "only a square system has one solution")
    demand(
      b.rows == l.rows, "a right-hand side of \(b.shape) does not fit \(l.rows) equations")
    let y = try l.solveTriangular(.lower, b[rows: permutation])
    return try u.solveTriangular(.upper, y)
  }

  /// Solves `Ax = b` for a square matrix.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if a pivot is exactly zero.
  public func solve(_ b: Vector<Scalar>) throws(LinearAlgebraError) -> Vector<Scalar> {
    try solve(Matrix(column: b))[column: 0]
  }
}

extension Matrix {
  /// Gaussian elimination in place that divides by the pivots; gives the swaps as `getrf` does.
  ///
  /// The `getrf` of some libraries multiplies by reciprocals, and that of a subnormal pivot is infinite.
  fileprivate mutating func eliminate() -> [Int32] {
    (0..<Swift.min(rows, columns)).map { k in
      let pivot = (k..<rows).max { self[$0, k].magnitude < self[$1, k].magnitude } ?? k
      (self[row: k], self[row: pivot]) = (self[row: pivot], self[row: k])
      for i in (k + 1)..<Swift.max(rows, k + 1) where self[i, k] != 0 {
        self[i, k] /= self[k, k]
        for j in (k + 1)..<Swift.max(columns, k + 1) { self[i, j] -= self[i, k] * self[k, j] }
      }
      return Int32(pivot + 1)
    }
  }
}
