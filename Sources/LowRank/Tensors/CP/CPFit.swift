public import LinearAlgebra

/// What a CP fit may do, and when it stops.
public struct CPSettings<Scalar: LinearAlgebraScalar>: Sendable {
  /// What the entries of the factors may be.
  public enum Constraint: Sendable {
    /// Any numbers.
    case none
    /// No negative numbers.
    case nonnegative
  }

  /// The largest number of sweeps over all modes.
  public var sweeps: Int
  /// Stop when a sweep lowers the error by less than this fraction of itself; 0 makes all sweeps.
  public var tolerance: Scalar
  /// The number of random starts; the best fit of all is kept.
  public var starts: Int
  /// The weight μ of the penalty `μ‖X‖² Σₙ‖Aₙ‖²/‖X‖^{2/N}`, which keeps diverging terms in check.
  public var ridge: Scalar
  /// What the entries of the factors may be.
  public var constraint: Constraint
  /// The modes whose factors are those of the start; only the sizes of their columns change.
  public var fixedModes: Set<Int>

  /// Makes settings.
  ///
  /// - Parameters:
  ///   - sweeps: The largest number of sweeps over all modes.
  ///   - tolerance: The fraction of the error that a sweep must gain.
  ///   - starts: The number of random starts.
  ///   - ridge: The weight of the penalty on the size of the factors, relative to the tensor.
  ///   - constraint: What the entries of the factors may be.
  ///   - fixedModes: The modes whose factors are those of the start.
  public init(
    sweeps: Int = 500, tolerance: Scalar = 1e-6, starts: Int = 1, ridge: Scalar = 0,
    constraint: Constraint = .none, fixedModes: Set<Int> = []
  ) {
    self.sweeps = sweeps
    self.tolerance = tolerance
    self.starts = starts
    self.ridge = ridge
    self.constraint = constraint
    self.fixedModes = fixedModes
  }
}

/// A CP decomposition fitted by alternating least squares, and how the fit went.
///
/// With all factors but one fixed, the best last one solves a linear least-squares problem, `Aₙ Gₙ =
/// Mₙ`, where `Gₙ` is the entrywise product of the other factors' Gram matrices and `Mₙ` the tensor
/// contracted with them. A sweep does this for every mode in turn, so the error never grows. Where it
/// leads depends on the start: the problem has local minima, and sometimes no minimum at all.
///
/// A tensor of more than a million numbers is read in single precision while the error is far above
/// that precision's rounding, and in its own near convergence and for the last sweep; everything
/// small is always computed in its own.
///
/// Sources: Kolda and Bader, section 3.4, https://doi.org/10.1137/07070111X; Phan, Tichavský,
/// Cichocki, "Fast Alternating LS Algorithms for High Order CANDECOMP/PARAFAC Tensor Factorizations",
/// IEEE Trans. Signal Process. 61, 2013, https://doi.org/10.1109/TSP.2013.2269903, for the sharing of
/// contractions between modes.
public struct CPFit<Scalar: LinearAlgebraScalar>: Sendable {
  /// The decomposition, with columns of length 1 and falling weights.
  public let decomposition: CP<Scalar>
  /// The relative error `‖X − X̂‖/‖X‖` after every sweep.
  ///
  /// It comes from inner products while those have enough digits, and from the residual itself, entry
  /// by entry, when it is small.
  public let relativeErrors: [Scalar]
  /// Whether the last sweep gained less than the tolerance.
  public let hasConverged: Bool

  /// The relative error of the decomposition; 0 for a tensor of zeros.
  public var relativeError: Scalar { relativeErrors.last ?? 0 }

  /// Fits a sum of rank-one tensors from random starts.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order 1 or more.
  ///   - rank: The number of terms.
  ///   - settings: What the fit may do, and when it stops.
  ///   - generator: The source of the starts.
  /// - Precondition: No mode is fixed.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if the rank is above
  ///   the product of all sizes but the largest, which no tensor needs;
  ///   `LinearAlgebraError.notFiniteEntry`;
  ///   `LinearAlgebraError.overflow` if a weight is beyond the largest number;
  ///   `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: 2·count·rank·N/(N − 1) operations a sweep, and at most twice as many where a size
  ///   is below the rank: at most two passes over the tensor, whatever its order.
  public init(
    _ tensor: Tensor<Scalar>, rank: Int, settings: CPSettings<Scalar> = CPSettings(),
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try tensor.requireTerms(rank)
    demand(settings.fixedModes.isEmpty, "a random start has no factors to be kept")
    var best: CPFit?
    for _ in 0..<Swift.max(1, settings.starts) {
      let start = CP<Scalar>.random(
        sizes: tensor.sizes, rank: rank, constraint: settings.constraint, using: &generator)
      let fit = try CPFit(tensor, startingFrom: start, settings: settings)
      if fit.relativeError < best?.relativeError ?? .infinity { best = fit }
    }
    guard let best else {
      stop("a fit of a finite tensor has a finite error")
    }
    self = best
  }

  /// Fits a sum of rank-one tensors from a given start.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order 1 or more.
  ///   - start: Where to start; its weights and factors need not be normalized.
  ///   - settings: What the fit may do, and when it stops.
  /// - Precondition: The start has the sizes of the tensor, and the tensor has the fixed modes.
  /// - Throws: `LinearAlgebraError.notFiniteEntry`,
  ///   `LinearAlgebraError.notFinite` for the start,
  ///   `LinearAlgebraError.overflow` if a weight is beyond the largest number,
  ///   `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: 2·count·rank·N/(N − 1) operations a sweep.
  public init(
    _ tensor: Tensor<Scalar>, startingFrom start: CP<Scalar>,
    settings: CPSettings<Scalar> = CPSettings()
  ) throws(LinearAlgebraError) {
    demand(
      start.sizes == tensor.sizes,
      "a start of sizes \(start.sizes) does not fit a \(tensor.shape) tensor")
    demand(
      settings.fixedModes.isSubset(of: tensor.sizes.indices),
      "a tensor of order \(tensor.order) has no modes \(settings.fixedModes.sorted())")
    try tensor.requireFinite(for: "The CP decomposition")
    try settings.validate()
    for factor in start.factors { try factor.requireFinite(for: "The CP decomposition") }
    let unit = tensor.unit
    var sweeper = CPSweeper(
      tensor.divided(by: unit), start: start.balanced().factors, settings: settings)
    try sweeper.run()
    try self.init(
      factors: sweeper.factors, unit: unit, relativeErrors: sweeper.relativeErrors,
      hasConverged: sweeper.hasConverged)
  }

  /// Puts a fit in a unit together.
  init(
    factors: [Matrix<Scalar>], unit: PowerOfTwo<Scalar>, relativeErrors: [Scalar],
    hasConverged: Bool
  ) throws(LinearAlgebraError) {
    let result = CP(factors: factors).normalized()
    decomposition = CP(weights: result.weights.multiplied(by: unit), factors: result.factors)
    self.relativeErrors = relativeErrors
    self.hasConverged = hasConverged
    guard decomposition.weights.allSatisfy(\.isFinite), relativeErrors.allSatisfy(\.isFinite)
    else { throw .overflow(routine: "The CP decomposition") }
  }
}

extension CPSettings {
  /// Whether an error is no longer worth another sweep.
  func isEnough(_ error: Scalar, after last: Scalar) -> Bool {
    error == 0 || (tolerance > 0 && last - error <= tolerance * error)
  }

  func validate() throws(LinearAlgebraError) {
    for (name, value) in [("ridge parameter μ", ridge), ("tolerance", tolerance)] {
      guard value >= 0, value.isFinite else {
        throw .parameterOutOfRange(
          parameter: name, value: Double(value), allowed: 0...Double.infinity)
      }
    }
  }
}

extension CP {
  /// Random factors to start from: normal numbers, or even ones from 0 to 1 where none may be
  /// negative.
  static func random(
    sizes: [Int], rank: Int, constraint: CPSettings<Scalar>.Constraint,
    using generator: inout some RandomNumberGenerator
  ) -> CP {
    var factors: [Matrix<Scalar>] = []
    for size in sizes {
      switch constraint {
      case .none: factors.append(.gaussian(rows: size, columns: rank, using: &generator))
      case .nonnegative: factors.append(.random(rows: size, columns: rank, using: &generator))
      }
    }
    return CP(factors: factors)
  }
}

extension Tensor {
  /// Refuses a number of terms that no tensor of these sizes needs.
  func requireTerms(_ rank: Int) throws(LinearAlgebraError) {
    demand(order >= 1, "a CP decomposition needs a tensor of order 1 or more")
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] }
    let others = sizes.indices.filter { $0 != largest }
    let most = isEmpty ? 0 : others.reduce(1) { $0 * sizes[$1] }
    guard (0...most).contains(rank) else { throw .rankOutOfRange(rank: rank, allowed: 0...most) }
  }
}
