internal import LinearAlgebra

/// Orthonormal factors in some modes or all, improved in turn until the core grows no more.
///
/// Each step replaces one factor by the best one for the others, so that the core's norm never falls.
struct TuckerSweeps<Scalar: LinearAlgebraScalar> {
  /// The factors by their modes.
  private(set) var factors: [Int: Matrix<Scalar>]
  /// The core for them.
  private(set) var core: Tensor<Scalar>
  /// The norm of the core at the start and after every sweep.
  private(set) var coreNorms: [Scalar]
  /// Whether the last sweep changed the norm of the core by less than the tolerance; a single factor
  /// needs no sweep.
  private(set) var hasConverged: Bool

  /// Improves factors.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, in a unit in which nothing overflows.
  ///   - factors: The factors to start from, the best one if there is only one.
  ///   - core: The core for these factors.
  ///   - modes: Their modes, in the order in which they are improved.
  ///   - most: The largest number of sweeps over the modes.
  ///   - tolerance: The relative growth of the core's norm below which to stop.
  /// - Throws: As ``LeadingBasis``.
  init(
    of tensor: Tensor<Scalar>, from factors: [Int: Matrix<Scalar>], core: Tensor<Scalar>,
    over modes: [Int], most: Int, tolerance: Scalar
  ) throws(LinearAlgebraError) {
    (self.factors, self.core) = (factors, core)
    coreNorms = [core.frobeniusNorm]
    hasConverged = modes.count < 2
    while coreNorms.count <= most && !hasConverged {
      for mode in modes { try improve(mode, of: tensor) }
      let norm = self.core.frobeniusNorm
      hasConverged = norm - coreNorms[coreNorms.count - 1] <= tolerance * norm
      coreNorms.append(norm)
    }
  }

  private mutating func improve(
    _ mode: Int, of tensor: Tensor<Scalar>
  ) throws(LinearAlgebraError) {
    let partial = tensor.projected(on: factors, except: mode)
    let rank = factors[mode]?.columns ?? 0
    let basis = try partial.leadingBasis(ofMode: mode, .rank(rank)).vectors
    factors[mode] = basis
    core = partial.multiplied(inMode: mode, by: basis.transpose)
  }
}
