public import LinearAlgebra

/// Which eigenvalues of a symmetric operator are wanted.
public enum SpectrumEnd: String, CaseIterable, Sendable {
  /// The largest ones.
  case largest
  /// The smallest ones, the most negative first.
  case smallest
  /// Those of the largest magnitude.
  case largestMagnitude
}

extension SymmetricEigen {
  /// Computes some eigenvalues and vectors of a symmetric operator, by block Lanczos with full
  /// reorthogonalization and thick restarts.
  ///
  /// Every product with A adds a block to an orthonormal basis V. The wanted eigenpairs of the small
  /// matrix `VᵀAV` approach those of A; when the basis is full, it is cut down to the best and grows
  /// again. A pair is accepted when `‖Ax − λx‖ ≤ tolerance·‖A‖`; when all are, a random block looks for
  /// further copies of repeated eigenvalues, and a last product with A confirms the residuals. None is
  /// ever promised below `64·ε·√n·‖A‖`. Source:
  /// Wu and Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM J. Matrix
  /// Anal. Appl. 22, 2000, https://doi.org/10.1137/S0895479898334605.
  ///
  /// - Parameters:
  ///   - a: The operator, n × n; its symmetry is taken on trust.
  ///   - count: The number k of eigenvalues, from 0 to n.
  ///   - end: Which ones.
  ///   - tolerance: The residual allowed, relative to ‖A‖; near rounding without one.
  ///   - blockSize: The number of columns of a block.
  ///   - cycles: How often the basis may be filled; fewer times if that no longer helps.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`, `LinearAlgebraError.stoodStill` with the number of pairs accepted.
  /// - Precondition: The operator is square, the block size at least 1, the tolerance not negative.
  /// - Complexity: In each cycle about k products with A, and O(n·k²).
  public init(
    lanczos a: some LinearOperator<Scalar>, count: Int, end: SpectrumEnd = .largestMagnitude,
    tolerance: Scalar? = nil, blockSize: Int = 4, cycles: Int = 300,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    demand(a.rows == a.columns, "eigenvalues need a square operator, not \(a.rows) × \(a.columns)")
    let plan = try LanczosPlan(
      count, of: a, tolerance: tolerance, blockSize: blockSize, cycles: cycles)
    guard count > 0 else {
      self.init(eigenvalues: [], eigenvectors: .zero(rows: a.rows, columns: 0))
      return
    }
    var space = SymmetricKrylovSpace(a, end, plan, using: &generator)
    let pairs = try space.search(plan, for: "eigenpairs", using: &generator)
    self = space.decomposition(pairs, count)
  }
}
