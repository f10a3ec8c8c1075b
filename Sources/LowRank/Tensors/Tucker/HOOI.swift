public import LinearAlgebra

/// Higher-order orthogonal iteration: Tucker factors improved mode by mode.
///
/// With orthonormal factors the best core is `X ×₀ U₀ᵀ ×₁ U₁ᵀ ⋯` and the squared error is
/// `‖X‖² − ‖G‖²`, so the iteration makes the core as large as it can. Each step replaces one factor
/// by the best one for the others, so `‖G‖` never falls. It starts from ``SequentialHOSVD``, which is
/// usually close already. Source: De Lathauwer, De Moor, Vandewalle, "On the Best Rank-1 and
/// Rank-(R₁, R₂, …, Rₙ) Approximation of Higher-Order Tensors", SIAM J. Matrix Anal. Appl. 21, 2000,
/// https://doi.org/10.1137/S0895479898346995.
public struct HOOI<Scalar: LinearAlgebraScalar>: Sendable {
  /// The decomposition, with orthonormal factors.
  public let tucker: Tucker<Scalar>
  /// The norm of the core at the start and after every sweep, which never falls.
  public let coreNorms: [Scalar]
  /// Whether the last sweep changed the norm of the core by less than the tolerance; a single factor
  /// needs no sweep.
  public let hasConverged: Bool

  /// Decomposes a tensor.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order N ≥ 1.
  ///   - ranks: The size of the core in each mode.
  ///   - sweeps: The largest number of sweeps over all modes.
  ///   - tolerance: The relative growth of the core's norm below which to stop.
  /// - Throws: As ``SequentialHOSVD/init(_:ranks:)``.
  /// - Complexity: 2·count·(rank) operations for each mode and sweep.
  public init(
    _ tensor: Tensor<Scalar>, ranks: [Int], sweeps: Int = 20, tolerance: Scalar = 1e-8
  ) throws(LinearAlgebraError) {
    let start = try SequentialHOSVD(tensor, ranks: ranks).tucker.factors
    let factors = Dictionary(uniqueKeysWithValues: zip(0..., start))
    let unit = tensor.unit
    let tame = tensor.divided(by: unit)
    let swept = try TuckerSweeps(
      of: tame, from: factors, core: tame.projected(on: factors), over: Array(ranks.indices),
      most: sweeps, tolerance: tolerance)
    tucker = try Tucker(
      core: swept.core, in: unit, factors: ranks.indices.map { swept.factors[$0] ?? start[$0] })
    coreNorms = swept.coreNorms.map { $0 * unit }
    hasConverged = swept.hasConverged
  }
}
