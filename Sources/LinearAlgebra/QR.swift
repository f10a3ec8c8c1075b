internal import CLAPACKE

/// The thin QR factorization `A = QR` by Householder reflections.
///
/// With `k = min(m, n)`, `q` is m × k with orthonormal columns and `r` is k × n, upper triangular
/// (upper trapezoidal when m < n). Source: Golub and Van Loan, *Matrix Computations*, section 5.2;
/// LAPACK `geqrf`.
public struct QR<Scalar: LinearAlgebraScalar>: Sendable {
  /// The orthonormal factor, m × min(m, n).
  public let q: Matrix<Scalar>
  /// The upper triangular factor, min(m, n) × n.
  public let r: Matrix<Scalar>

  /// Factors a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: 4·m·n·k − 2(m + n)k² + (4/3)k³ operations with k = min(m, n), for both factors.
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    try a.requireFinite(for: "QR")
    var work = a
    let k = min(a.rows, a.columns)
    var tau = [Scalar](repeating: 0, count: k)
    if k > 0 {
      let info = Scalar._routines.geqrf(
        LAPACK_COL_MAJOR, cInt(a.rows), cInt(a.columns), &work.elements, cInt(a.rows), &tau)
      demand(info == 0, "geqrf refused argument \(-info)")
    }
    r = work.upperTriangle(rows: k)
    q = work.orthonormalFactor(tau)
  }
}

/// The QR factorization with column pivoting, `A P = QR`.
///
/// At each step the column that is farthest from the span of those already taken comes next, so the
/// diagonal of `r` never grows: `|r₁₁| ≥ |r₂₂| ≥ …`. Column `j` of `AP` is column `pivots[j]` of
/// `A`. Source: Golub and Van Loan, section 5.4.2; LAPACK `geqp3`.
public struct ColumnPivotedQR<Scalar: LinearAlgebraScalar>: Sendable {
  /// The orthonormal factor, m × min(m, n).
  public let q: Matrix<Scalar>
  /// The upper triangular factor, min(m, n) × n, for the permuted columns.
  public let r: Matrix<Scalar>
  /// The order in which columns were taken, counted from 0: `a[columns: pivots]` is `q * r`.
  public let pivots: [Int]

  /// Factors a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: as ``QR``, at about half its speed.
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    try a.requireFinite(for: "Column-pivoted QR")
    var work = a
    let k = min(a.rows, a.columns)
    var tau = [Scalar](repeating: 0, count: k)
    var order = (0..<a.columns).map { Int32($0 + 1) }
    if k > 0 {
      order = [Int32](repeating: 0, count: a.columns)
      let info = Scalar._routines.geqp3(
        LAPACK_COL_MAJOR, cInt(a.rows), cInt(a.columns), &work.elements, cInt(a.rows), &order, &tau)
      demand(info == 0, "geqp3 refused argument \(-info)")
    }
    pivots = order.map { Int($0) - 1 }
    r = work.upperTriangle(rows: k)
    q = work.orthonormalFactor(tau)
  }

  /// The factored matrix with its columns back in their own places, `Q R Pᵀ`.
  public func reconstructed() -> Matrix<Scalar> {
    let permuted = q * r
    var a = permuted
    for (j, original) in pivots.enumerated() { a[column: original] = permuted[column: j] }
    return a
  }
}

extension Matrix {
  /// The thin orthonormal factor, from the reflections that `geqrf` or `geqp3` left below the
  /// diagonal.
  package func orthonormalFactor(_ tau: [Scalar]) -> Matrix {
    var q = self[columns: 0..<tau.count]
    if tau.isEmpty { return q }
    let info = Scalar._routines.orgqr(
      LAPACK_COL_MAJOR, cInt(rows), cInt(tau.count), cInt(tau.count), &q.elements, cInt(rows), tau)
    demand(info == 0, "orgqr refused argument \(-info)")
    return q
  }
}
