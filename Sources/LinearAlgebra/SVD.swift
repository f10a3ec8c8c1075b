internal import CLAPACKE

/// The singular value decomposition `A = U Σ Vᵀ`.
///
/// ```swift
/// let svd = try SVD(a)
/// Matrix(svd)  // a again, to rounding
/// ```
///
/// With `k = min(m, n)`, the thin decomposition has `u` m × k, `v` n × k and k singular values,
/// largest first. The columns of `v` are the right singular vectors: it is `V` that is stored, not
/// `Vᵀ`. Singular vectors have no preferred sign. Source: Golub and Van Loan, section 2.4; LAPACK
/// `gesdd`, and `gesvd` where that does not converge.
public struct SVD<Scalar: LinearAlgebraScalar>: Sendable {
  /// The left singular vectors, one per column.
  public let u: Matrix<Scalar>
  /// The singular values, `σ₁ ≥ σ₂ ≥ … ≥ 0`.
  public let singularValues: Vector<Scalar>
  /// The right singular vectors, one per column.
  public let v: Matrix<Scalar>

  /// Wraps factors that are already known.
  ///
  /// - Precondition: `u` and `v` have at least as many columns as there are singular values.
  public init(u: Matrix<Scalar>, singularValues: Vector<Scalar>, v: Matrix<Scalar>) {
    demand(
      u.columns >= singularValues.count && v.columns >= singularValues.count,
      "\(singularValues.count) singular values need as many columns in u (\(u.shape)) and v (\(v.shape))"
    )
    self.u = u
    self.singularValues = singularValues
    self.v = v
  }

  /// Computes the thin decomposition.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``;
  ///   ``LinearAlgebraError/overflow(routine:)`` if σ₁ is beyond the largest number;
  ///   ``LinearAlgebraError/didNotConverge(routine:info:)`` if both LAPACK drivers fail.
  /// - Complexity: O(m·n·min(m, n)).
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    try self.init(a, routines: Scalar._routines)
  }

  init(_ a: Matrix<Scalar>, routines: _Routines<Scalar>) throws(LinearAlgebraError) {
    let k = min(a.rows, a.columns)
    self = try Self.decompose(a, routines, job: "S", uColumns: k, vColumns: k)
  }

  /// Computes the full decomposition: `u` is m × m and `v` is n × n, both orthogonal.
  ///
  /// - Throws: As ``init(_:)``.
  /// - Complexity: O(m²n + n²m), and O(m² + n²) storage.
  public init(full a: Matrix<Scalar>) throws(LinearAlgebraError) {
    self = try Self.decompose(
      a, Scalar._routines, job: "A", uColumns: a.rows, vColumns: a.columns)
  }

  private static func decompose(
    _ a: Matrix<Scalar>, _ routines: _Routines<Scalar>, job: Unicode.Scalar, uColumns: Int,
    vColumns: Int
  ) throws(LinearAlgebraError) -> SVD {
    // Where there is nothing to rotate, the first unit vectors are as orthonormal as any.
    var u = Matrix<Scalar>(
      diagonal: Vector(repeating: 1, count: min(a.rows, uColumns)), rows: a.rows, columns: uColumns)
    var vTransposed = Matrix<Scalar>(
      diagonal: Vector(repeating: 1, count: min(a.columns, vColumns)), rows: vColumns,
      columns: a.columns)
    let sigma = try a.singularValues(
      routines, job: job, u: &u.elements, vTransposed: &vTransposed.elements, vColumns: vColumns)
    return SVD(u: u, singularValues: sigma, v: vTransposed.transposed())
  }
}

extension Matrix {
  /// The singular values alone, largest first; cheaper than the whole ``SVD``.
  ///
  /// - Throws: As ``SVD/init(_:)``.
  /// - Complexity: O(m·n·min(m, n)), at about a fifth of the cost of the thin SVD.
  public func singularValues() throws(LinearAlgebraError) -> Vector<Scalar> {
    try singularValues(routines: Scalar._routines)
  }

  func singularValues(routines: _Routines<Scalar>) throws(LinearAlgebraError) -> Vector<Scalar> {
    var (noU, noV): ([Scalar], [Scalar]) = ([0], [0])
    return try singularValues(routines, job: "N", u: &noU, vTransposed: &noV, vColumns: 1)
  }

  /// Computes singular values, and vectors as `job` says, by divide and conquer or, where that
  /// fails, by the slower and sturdier QR iteration.
  fileprivate func singularValues(
    _ routines: _Routines<Scalar>, job: Unicode.Scalar, u: inout [Scalar],
    vTransposed: inout [Scalar], vColumns: Int
  ) throws(LinearAlgebraError) -> Vector<Scalar> {
    try requireFinite(for: "SVD")
    if isEmpty { return [] }
    let (m, n, job) = (cInt(rows), cInt(columns), option(job))
    var sigma = [Scalar](repeating: 0, count: Swift.min(rows, columns))
    var work = elements
    var info = routines.gesdd(
      LAPACK_COL_MAJOR, job, m, n, &work, m, &sigma, &u, m, &vTransposed, cInt(vColumns))
    if info > 0 {
      work = elements  // gesdd overwrote it
      var superdiagonal = sigma
      info = routines.gesvd(
        LAPACK_COL_MAJOR, job, job, m, n, &work, m, &sigma, &u, m, &vTransposed, cInt(vColumns),
        &superdiagonal)
    }
    demand(info >= 0, "the SVD routine refused argument \(-info)")
    if info > 0 { throw .didNotConverge(routine: "SVD", info: Int(info)) }
    guard sigma[0].isFinite else { throw .overflow(routine: "The SVD") }
    return Vector(sigma)
  }

  /// Multiplies a decomposition back together, `Σᵢ σᵢ uᵢ vᵢᵀ`.
  ///
  /// - Complexity: 2·m·n·k operations for k singular values.
  public init(_ svd: SVD<Scalar>) {
    let count = svd.singularValues.count
    let scaled = svd.u[columns: 0..<count].scaled(columnsBy: svd.singularValues)
    self = scaled * svd.v[columns: 0..<count].transpose
  }
}
