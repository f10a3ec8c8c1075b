internal import CLAPACKE

/// The singular value decomposition `A = U Σ Vᵀ`.
///
/// ```swift
/// let svd = try SVD(a)
/// Matrix(svd)               // a again, to rounding
/// svd.truncated(toRank: 5)  // the best approximation of rank 5
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
    precondition(
      u.columns >= singularValues.count && v.columns >= singularValues.count,
      "\(singularValues.count) singular values need as many columns in u (\(u.shape)) and v (\(v.shape))"
    )
    self.u = u
    self.singularValues = singularValues
    self.v = v
  }

  /// Computes the thin decomposition.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``, and
  ///   ``LinearAlgebraError/didNotConverge(routine:info:)`` if both LAPACK drivers fail.
  /// - Complexity: O(m·n·min(m, n)).
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    let k = min(a.rows, a.columns)
    self = try Self.decompose(a, job: "S", uColumns: k, vColumns: k)
  }

  /// Computes the full decomposition: `u` is m × m and `v` is n × n, both orthogonal.
  ///
  /// - Throws: As ``init(_:)``.
  /// - Complexity: O(m²n + n²m), and O(m² + n²) storage.
  public init(full a: Matrix<Scalar>) throws(LinearAlgebraError) {
    self = try Self.decompose(a, job: "A", uColumns: a.rows, vColumns: a.columns)
  }

  private static func decompose(
    _ a: Matrix<Scalar>, job: Unicode.Scalar, uColumns: Int, vColumns: Int
  ) throws(LinearAlgebraError) -> SVD {
    try a.requireFinite(for: "SVD")
    let (m, n, k) = (a.rows, a.columns, min(a.rows, a.columns))
    guard k > 0 else {
      return SVD(
        u: Matrix(diagonal: Vector(repeating: 1, count: uColumns), rows: m, columns: uColumns),
        singularValues: [],
        v: Matrix(diagonal: Vector(repeating: 1, count: vColumns), rows: n, columns: vColumns))
    }
    var work = a
    var u = Matrix<Scalar>.zero(rows: m, columns: uColumns)
    var vTransposed = Matrix<Scalar>.zero(rows: vColumns, columns: n)
    var sigma = [Scalar](repeating: 0, count: k)
    var info = Scalar._routines.gesdd(
      LAPACK_COL_MAJOR, option(job), cInt(m), cInt(n), &work.elements, cInt(m), &sigma,
      &u.elements, cInt(m), &vTransposed.elements, cInt(vColumns))
    if info > 0 {
      work = a  // gesdd overwrote it
      var superdiagonal = [Scalar](repeating: 0, count: max(1, k - 1))
      info = Scalar._routines.gesvd(
        LAPACK_COL_MAJOR, option(job), option(job), cInt(m), cInt(n), &work.elements, cInt(m),
        &sigma, &u.elements, cInt(m), &vTransposed.elements, cInt(vColumns), &superdiagonal)
    }
    try checkConvergence(info)
    return SVD(u: u, singularValues: Vector(sigma), v: vTransposed.transposed())
  }

  fileprivate static func checkConvergence(_ info: Int32) throws(LinearAlgebraError) {
    precondition(info >= 0, "gesdd refused argument \(-info)")
    if info > 0 { throw .didNotConverge(routine: "SVD", info: Int(info)) }
  }
}

extension Matrix {
  /// The singular values alone, largest first; cheaper than the whole ``SVD``.
  ///
  /// - Throws: As ``SVD``.
  /// - Complexity: O(m·n·min(m, n)), at about a fifth of the cost of the thin SVD.
  public func singularValues() throws(LinearAlgebraError) -> Vector<Scalar> {
    try requireFinite(for: "SVD")
    if isEmpty { return [] }
    var work = self
    var unused: [Scalar] = [0]
    var sigma = [Scalar](repeating: 0, count: Swift.min(rows, columns))
    var info = Scalar._routines.gesdd(
      LAPACK_COL_MAJOR, option("N"), cInt(rows), cInt(columns), &work.elements, cInt(rows), &sigma,
      nil, 1, nil, 1)
    if info > 0 {
      work = self
      var superdiagonal = [Scalar](repeating: 0, count: sigma.count)
      info = Scalar._routines.gesvd(
        LAPACK_COL_MAJOR, option("N"), option("N"), cInt(rows), cInt(columns), &work.elements,
        cInt(rows), &sigma, &unused, 1, nil, 1, &superdiagonal)
    }
    try SVD<Scalar>.checkConvergence(info)
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
