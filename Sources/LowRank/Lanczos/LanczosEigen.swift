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
  /// further copies of repeated eigenvalues. A residual is never promised below `64·ε·√n·‖A‖`. Source:
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
    demand(blockSize >= 1, "a block has at least 1 column, not \(blockSize)")
    demand(tolerance ?? 0 >= 0, "a tolerance is not negative")
    try a.requireRank(count)
    guard count > 0 else {
      self.init(eigenvalues: [], eigenvectors: .zero(rows: a.rows, columns: 0))
      return
    }
    let width = Swift.min(blockSize, a.rows)
    let capacity = Swift.max(2 * count + 8 * width + 2, count + 40)
    var space = SymmetricKrylovSpace(a, width: width, capacity: capacity, using: &generator)
    let rounding = 2 * Scalar.ulpOfOne * Scalar(a.rows).squareRoot()
    let allowed = Swift.max(tolerance ?? rounding, rounding)
    var confirmed: Vector<Scalar>?
    var progress = Progress<Scalar>()
    var accepted = 0
    for _ in 0..<cycles {
      while space.size < capacity && !space.isComplete { try space.expand(using: &generator) }
      let ritz = try space.pairs(end)
      if space.isComplete {
        self = space.decomposition(ritz, count)
        return
      }
      let wanted = ritz.residuals.prefix(count)
      progress.note(wanted.reduce(0, +))
      let least = progress.isOver(after: 8) ? space.noise : 0
      let bound = Swift.max(allowed * ritz.size, least)
      accepted = wanted.prefix { $0 <= bound }.count
      if accepted < count {
        if progress.isOver(after: 60) { break }
        confirmed = nil
        space.restart(with: ritz, keeping: count + (capacity - count) / 3)
        continue
      }
      let values = ritz.values[0..<count]
      if let confirmed, zip(values, confirmed).allSatisfy({ ($0 - $1).magnitude <= bound }) {
        self = space.decomposition(ritz, count)
        return
      }
      // Copies of what was found are invisible from within: look from elsewhere.
      confirmed = values
      progress = Progress()
      space.restart(with: ritz, keeping: count)
      space.replaceNext(width: width, using: &generator)
    }
    throw .stoodStill(
      routine: "Lanczos", found: accepted, wanted: count, of: "eigenpairs",
      remedy: "allow a larger tolerance, larger blocks or more cycles")
  }
}
