public import LinearAlgebra

/// A tensor as a smaller core, multiplied by a matrix in some of its modes: `X = G ×ₙ Uₙ`, n in a set.
///
/// ```swift
/// let video = try PartialTucker(frames, ranks: [0: 40, 1: 50])  // the frames keep their own axis
/// video.core.sizes[2]                                           // as many as there are frames
/// ```
///
/// It is the choice where a mode is short, or means something that must stay as it is, such as time or
/// the two sides of a filter. Kolda and Bader call it Tucker1 and Tucker2, for one and two of three
/// modes: "Tensor Decompositions and Applications", section 4.2, https://doi.org/10.1137/07070111X.
///
/// It starts with a truncated SVD in one mode after another, and improves them in turn as ``HOOI`` does.
/// For one mode the start is the best there is; for more, its squared error is at most as many times the
/// least one as there are modes, by the argument for ``SequentialHOSVD``.
public struct PartialTucker<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The core `G`: as large as the tensor in the modes that have no factor.
  public let core: Tensor<Scalar>
  /// The factors by their modes, with orthonormal columns: Iₙ × rₙ.
  public let factors: [Int: Matrix<Scalar>]
  /// The norm of the core at the start and after every sweep, which never falls but by rounding.
  public let coreNorms: [Scalar]
  /// Whether the last sweep changed the norm of the core by less than the tolerance; a single factor
  /// needs no sweep.
  public let hasConverged: Bool

  /// Decomposes a tensor in some modes.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order N ≥ 1.
  ///   - ranks: For each mode that gets a factor the number of its columns.
  ///   - sweeps: The largest number of sweeps over these modes; 0 leaves the start.
  ///   - tolerance: The relative growth of the core's norm below which to stop.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if a rank is above the size of its mode or the product
  ///   of the core's other sizes; `LinearAlgebraError.notFiniteEntry`; `LinearAlgebraError.overflow`.
  /// - Precondition: The modes are those of the tensor.
  /// - Complexity: count·(size of the mode) operations for the first mode, 2·count·rank for each mode
  ///   and sweep.
  public init(
    _ tensor: Tensor<Scalar>, ranks: [Int: Int], sweeps: Int = 20, tolerance: Scalar = 1e-8
  ) throws(LinearAlgebraError) {
    try tensor.requireFinite(for: "The partial Tucker decomposition")
    try tensor.requireRanks(ranks)
    let unit = tensor.unit
    let tame = tensor.divided(by: unit)
    let modes = ranks.keys.sorted { (tensor.sizes[$0], $0) < (tensor.sizes[$1], $1) }
    var core = tame
    var found: [Int: Matrix<Scalar>] = [:]
    for mode in modes {
      let basis = try core.leadingBasis(ofMode: mode, .rank(ranks[mode] ?? 0))
      found[mode] = basis.vectors
      core = core.multiplied(inMode: mode, by: basis.vectors.transpose)
    }
    let swept = try TuckerSweeps(
      of: tame, from: found, core: core, over: modes, most: sweeps, tolerance: tolerance)
    self.core = swept.core.multiplied(by: unit)
    factors = swept.factors
    coreNorms = swept.coreNorms.map { $0 * unit }
    hasConverged = swept.hasConverged
    guard self.core.isFinite else { throw .overflow(routine: "The partial Tucker decomposition") }
  }

  /// How many numbers the core and the factors hold.
  public var storedNumbers: Int { factors.values.reduce(core.count) { $0 + $1.elements.count } }
}

extension Tensor {
  /// Multiplies a partial Tucker decomposition out.
  ///
  /// - Complexity: 2·count·(smallest rank) operations or less.
  public init(_ tucker: PartialTucker<Scalar>) {
    self = tucker.factors.sorted { $0.key < $1.key }.reduce(tucker.core) { partial, factor in
      partial.multiplied(inMode: factor.key, by: factor.value)
    }
  }
}
