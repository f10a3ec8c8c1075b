public import LinearAlgebra

/// Which singular values are wanted.
public enum SingularValueEnd: String, CaseIterable, Sendable {
  /// The largest ones.
  case largest
  /// The smallest ones, zeros among them.
  case smallest
}

extension SVD {
  /// Computes some singular values and vectors to a tolerance, by Golub-Kahan-Lanczos bidiagonalization
  /// with reorthogonalization and thick restarts.
  ///
  /// Every product with A or Aᵀ adds a block to one of two orthonormal bases, `AV = UB`. The wanted
  /// triplets of the small matrix B approach those of A; when the bases are full, they are cut down
  /// to the wanted triplets and grow again. A triplet is accepted when `‖Aᵀu − σv‖ ≤ tolerance·σ₁`,
  /// which a last product with Aᵀ confirms; `Av = σu` holds by construction.
  ///
  /// A Krylov space of one vector sees each singular value once, however often it is repeated. Blocks
  /// see as many copies as they have columns; when all triplets are accepted, a random block,
  /// orthogonal to what was found, looks for further copies, and the search ends when it finds none.
  /// Where nothing but rounding, `64·ε·√max(m, n)·σ₁`, is left outside the bases, as it is early when
  /// few singular values are different, the search goes on from a random block as well; a residual is
  /// never promised below that.
  ///
  /// Where the wanted values are all so large that rounding, `ε·σ₁·(σ₁/σₖ)`, stays within the tolerance,
  /// one basis is enough: that of the shorter side, from products with `AᵀA` or `AAᵀ`. The other is then
  /// made at the end, so that `Av = σu` holds here as well. Should this stand still, two bases are tried.
  ///
  /// The smallest values are wanted for condition numbers and distances to singular matrices. For them no
  /// product with `AᵀA` is made, whose eigenvalues would have lost the digits below √ε·σ₁. Small values that lie
  /// close together, beside σ₁, are found slowly, as by every method that does not solve systems with A.
  ///
  /// Sources: Golub and Kahan, SIAM J. Numer. Anal. B 2, 1965; Baglama and Reichel, "Augmented
  /// implicitly restarted Lanczos bidiagonalization methods", SIAM J. Sci. Comput. 27, 2005.
  ///
  /// - Parameters:
  ///   - a: The matrix or operator, m × n.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - end: Whether they are the first or the last k of all min(m, n); they come in descending order.
  ///   - tolerance: The residual allowed, relative to σ₁; near rounding without one.
  ///   - blockSize: The number of columns of a block.
  ///   - cycles: How often the bases may be filled; fewer times if that no longer helps.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`, `LinearAlgebraError.stoodStill` with the number of triplets that
  ///   were accepted.
  /// - Precondition: The block size is at least 1, and the tolerance is not negative.
  /// - Complexity: In each cycle about k products with A and as many with Aᵀ, and O((m + n)·k²).
  public init(
    lanczos a: some LinearOperator<Scalar>, rank: Int, end: SingularValueEnd = .largest,
    tolerance: Scalar? = nil, blockSize: Int = 4, cycles: Int = 300,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    if a.rows < a.columns {
      // The longer basis would be full of vectors that A sends to zero, and one basis is the shorter.
      let turned = try SVD(
        lanczos: Turned(base: a), rank: rank, end: end, tolerance: tolerance, blockSize: blockSize,
        cycles: cycles, using: &generator)
      self.init(u: turned.v, singularValues: turned.singularValues, v: turned.u)
      return
    }
    let plan = try LanczosPlan(
      rank, of: a, tolerance: tolerance, blockSize: blockSize, cycles: cycles)
    guard rank > 0 else {
      self.init(
        u: .zero(rows: a.rows, columns: 0), singularValues: [],
        v: .zero(rows: a.columns, columns: 0))
      return
    }
    if end == .largest, var space = try GramSpace(a, plan, using: &generator) {
      do throws(LinearAlgebraError) {
        let triplets = try space.search(plan, for: "triplets", using: &generator)
        self = try space.decomposition(triplets, rank)
        return
      } catch {
        // Among many copies of a value the rounding of squares may keep a residual up: begin anew with A.
        guard case .stoodStill = error else { throw error }
      }
    }
    var space = GolubKahanSpace(a, end, plan, using: &generator)
    let triplets = try space.search(plan, for: "triplets", using: &generator)
    self = space.decomposition(triplets, rank)
  }
}

/// The transpose of an operator.
private struct Turned<Base: LinearOperator>: LinearOperator {
  let base: Base

  var rows: Int { base.columns }
  var columns: Int { base.rows }
  func product(_ x: Matrix<Base.Scalar>) -> Matrix<Base.Scalar> { base.transposeProduct(x) }
  func transposeProduct(_ y: Matrix<Base.Scalar>) -> Matrix<Base.Scalar> { base.product(y) }
  func gramProduct(_ x: Matrix<Base.Scalar>) -> Matrix<Base.Scalar> { base.rowGramProduct(x) }
  func rowGramProduct(_ y: Matrix<Base.Scalar>) -> Matrix<Base.Scalar> { base.gramProduct(y) }
}

extension Turned: HoldsEntries {
  func requireFinite(for routine: String) throws(LinearAlgebraError) {
    try (base as? any HoldsEntries)?.requireFinite(for: routine)
  }
}
