public import LinearAlgebra

/// The sequentially truncated higher-order SVD: each mode is truncated before the next is looked at.
///
/// The tensor shrinks from mode to mode, so that only the first mode costs a pass over all entries,
/// and the squared error is not only bounded by the squares that each step discards: it *equals*
/// their sum. Like ``HOSVD`` it stays within √N of the least error possible with the same ranks. Source:
/// Vannieuwenhoven, Vandebril, Meerbergen, "A New Truncation Strategy for the Higher-Order Singular
/// Value Decomposition", SIAM J. Sci. Comput. 34, 2012, https://doi.org/10.1137/110836067.
public struct SequentialHOSVD<Scalar: LinearAlgebraScalar>: Sendable {
  /// The decomposition, with orthonormal factors.
  public let tucker: Tucker<Scalar>
  /// For every mode, the sum of the squares that its step discarded; infinite where the squares
  /// overflow.
  public let discardedSquares: [Scalar]
  /// The error `‖X − X̂‖`, to which the discarded squares add up.
  public let error: Scalar

  /// Decomposes a tensor with given ranks.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order N ≥ 1.
  ///   - ranks: The size of the core in each mode.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if a rank is above
  ///   the size of its mode or the product of the other ranks;
  ///   `LinearAlgebraError.notFiniteEntry`; `LinearAlgebraError.overflow` if the core or the error
  ///   has numbers beyond the largest.
  /// - Complexity: count·(smallest size) operations for the first mode, less for the others.
  public init(_ tensor: Tensor<Scalar>, ranks: [Int]) throws(LinearAlgebraError) {
    try tensor.requireMultilinearRanks(ranks)
    try self.init(tensor) { mode, _ in .rank(ranks[mode]) }
  }

  /// Decomposes a tensor to a given relative error, with ranks as small as the method finds.
  ///
  /// Each of the N modes may discard an equal share, ε²‖X‖²/N.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order N ≥ 1.
  ///   - relativeError: The largest `‖X − X̂‖/‖X‖` that is allowed, at least 0.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`,
  ///   `LinearAlgebraError.notFiniteEntry`, `LinearAlgebraError.overflow`.
  /// - Complexity: count·(smallest size) operations for the first mode, less for the others.
  public init(_ tensor: Tensor<Scalar>, relativeError: Scalar) throws(LinearAlgebraError) {
    try requireRelativeError(relativeError)
    let share = relativeError * relativeError / Scalar(Swift.max(1, tensor.order))
    try self.init(tensor) { _, squaredNorm in .squaredError(share * squaredNorm) }
  }

  private init(
    _ tensor: Tensor<Scalar>, _ rule: (_ mode: Int, _ squaredNorm: Scalar) -> TruncationRule<Scalar>
  ) throws(LinearAlgebraError) {
    try tensor.requireFinite(for: "The sequentially truncated HOSVD")
    let unit = tensor.unit
    var core = tensor.divided(by: unit)
    let squaredNorm = core.inner(core)
    var factors = tensor.sizes.map { Matrix<Scalar>.zero(rows: $0, columns: 0) }
    var discarded = [Scalar](repeating: 0, count: tensor.order)
    // Small modes first: their Gram matrices are cheap while the tensor is still large.
    for mode in tensor.sizes.indices.sorted(by: { tensor.sizes[$0] < tensor.sizes[$1] }) {
      let basis = try core.leadingBasis(ofMode: mode, rule(mode, squaredNorm))
      factors[mode] = basis.vectors
      discarded[mode] = basis.discardedSquares
      core = core.multiplied(inMode: mode, by: basis.vectors.transpose)
    }
    tucker = try Tucker(core: core, in: unit, factors: factors)
    error = discarded.reduce(0, +).squareRoot() * unit
    discardedSquares = discarded.map { $0 * (unit * unit) }
    guard error.isFinite else { throw .overflow(routine: "The sequentially truncated HOSVD") }
  }
}

/// Refuses a relative error that no decomposition can have.
func requireRelativeError<Scalar: LinearAlgebraScalar>(
  _ error: Scalar
) throws(LinearAlgebraError) {
  guard error >= 0, error.isFinite else {
    throw .parameterOutOfRange(
      parameter: "relative error", value: Double(error), allowed: 0...Double.infinity)
  }
}
