public import LinearAlgebra
import RealModule

/// A column-pivoted QR factorization that stops early, `A P ≈ Q [R₁₁ R₁₂]`.
///
/// After k steps, `A P = Q [R₁₁ R₁₂; 0 R₂₂]`. What is neglected is exactly `R₂₂`, so its norm is
/// the error, in the Frobenius and in the spectral norm. LAPACK's `geqp3` always goes to the end;
/// stopping after k of n steps costs about k/n of that. Source: Golub and Van Loan, *Matrix
/// Computations*, section 5.4.2.
public struct TruncatedPivotedQR<Scalar: LinearAlgebraScalar>: Sendable {
  /// The order of the columns, counted from 0; the first ``rank`` are the ones taken.
  public let pivots: [Int]
  /// The factor `[R₁₁ R₁₂]`, rank × n, for the permuted columns.
  public var r: Matrix<Scalar> { tameR.multiplied(by: unit) }
  /// The error, `‖R₂₂‖_F`, computed from the entries of `R₂₂`.
  public var residualNorm: Scalar { tameResidual * unit }
  /// The factor `[R₁₁ R₁₂]` of the matrix divided by ``unit``.
  let tameR: Matrix<Scalar>
  /// What the matrix was divided by.
  let unit: PowerOfTwo<Scalar>
  private let tameResidual: Scalar
  /// The reflections, in the columns below the diagonal.
  private let reflections: Matrix<Scalar>
  private let taus: [Scalar]

  /// The number of columns taken.
  public var rank: Int { tameR.rows }

  /// Factors a matrix until a rank or a residual is reached, whichever comes first.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The most columns to take; min(m, n) if there is no limit.
  ///   - residual: The Frobenius norm at which to stop. With 0, the factorization stops early only
  ///     if nothing at all is left.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow` if the length of a column or
  ///   the error is beyond the largest number.
  /// - Precondition: The residual is at least 0.
  /// - Complexity: 4·m·n·k operations for k columns taken of few.
  public init(
    _ a: Matrix<Scalar>, rank: Int? = nil, residual: Scalar = 0
  ) throws(LinearAlgebraError) {
    demand(residual >= 0, "a residual norm is at least 0, not \(residual)")
    try self.init(taming: a, rank: rank, residual: residual)
    guard r.isFinite, residualNorm.isFinite else { throw .overflow(routine: "Column-pivoted QR") }
  }

  /// Factors a matrix whose columns may be longer than the largest number.
  init(
    taming a: Matrix<Scalar>, rank: Int? = nil, residual: Scalar = 0
  ) throws(LinearAlgebraError) {
    let limit = min(a.rows, a.columns)
    if let rank, !(0...limit).contains(rank) {
      throw .rankOutOfRange(rank: rank, allowed: 0...limit)
    }
    try a.requireFinite(for: "Column-pivoted QR")
    var panels = PivotedQRPanels(a)
    panels.run(upTo: rank ?? limit, residual: residual)
    self.init(panels)
  }

  /// Factors a finite matrix without stopping for lengths that are in doubt, where columns that are
  /// nearly the longest will do.
  init(hasty a: Matrix<Scalar>, rank: Int) {
    var panels = PivotedQRPanels(a, isHasty: true)
    panels.run(upTo: rank, residual: 0)
    self.init(panels)
  }

  private init(_ panels: PivotedQRPanels<Scalar>) {
    pivots = panels.pivots
    taus = panels.taus
    let work = Matrix(rows: panels.rows, columns: panels.columns, columnMajor: panels.entries)
    reflections = work[columns: 0..<panels.steps]
    tameR = work.upperTriangle(rows: panels.steps)
    tameResidual = panels.remainder
    unit = panels.unit
  }

  /// The orthonormal factor `Q`, m × rank.
  ///
  /// - Complexity: 2·m·k² operations.
  public var q: Matrix<Scalar> { reflections.orthonormalFactor(taus) }

  /// The error after the first k steps, `‖R₂₂‖_F`, from k = 0, the norm of the matrix, to the rank.
  ///
  /// It is summed from the rows that came later, never by subtraction from the whole.
  ///
  /// - Complexity: O(n·rank)
  public var residualNorms: [Scalar] {
    var norms = [tameResidual]
    for i in (0..<rank).reversed() {
      norms.append(Scalar.hypot(norms[norms.count - 1], tameR[row: i][i..<tameR.columns].norm))
    }
    return norms.reversed().map { $0 * unit }
  }

  /// The number of leading steps whose pivot is more than rounding, `|rᵢᵢ| > max(m, n)·ε·|r₁₁|`.
  public var numericalRank: Int {
    let diagonal = tameR.diagonal.map(\.magnitude)
    let size = Scalar(max(reflections.rows, tameR.columns))
    let tolerance = size * .ulpOfOne * (diagonal.first ?? 0)
    return diagonal.prefix { $0 > tolerance }.count
  }

  /// The coefficients `R₁₁⁻¹R₁₂` of the other columns in the first k, k × (n − k).
  ///
  /// Where `R₁₁` is so nearly singular that they would be large and wrong, they are the shortest that
  /// minimize `‖R₁₂ − R₁₁Z‖_F`.
  ///
  /// - Throws: `LinearAlgebraError.singular` if k exceeds the exact rank.
  /// - Complexity: k²·(n − k) operations.
  public func coefficients(rank k: Int) throws(LinearAlgebraError) -> Matrix<Scalar> {
    demand(k >= 0 && k <= rank, "\(rank) columns were taken, so there are no \(k) to use")
    let leading = tameR[rows: 0..<k]
    return try leading[columns: 0..<k].coefficients(of: leading[columns: k..<tameR.columns])
  }
}
