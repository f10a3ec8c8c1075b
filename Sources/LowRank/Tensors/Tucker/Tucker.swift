public import LinearAlgebra

/// A tensor as a small core, multiplied by a matrix in every mode: `X = G ×₀ U₀ ×₁ U₁ ⋯`.
///
/// ```swift
/// let video = try Tucker(frames, ranks: [40, 50, 6])
/// video.storedNumbers        // the core's and the factors'
/// Tensor(video)              // multiplied out
/// ```
///
/// For order 2 it is `U₀ G U₁ᵀ`. The core has a size for each mode, the multilinear ranks. Source:
/// Kolda and Bader, "Tensor Decompositions and Applications", section 4,
/// https://doi.org/10.1137/07070111X.
public struct Tucker<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The core `G`, r₀ × r₁ × ⋯.
  public let core: Tensor<Scalar>
  /// The factors, one for each mode: Iₙ × rₙ.
  public let factors: [Matrix<Scalar>]

  /// Wraps a core and factors.
  ///
  /// - Precondition: Factor n has as many columns as the core's size in mode n.
  public init(core: Tensor<Scalar>, factors: [Matrix<Scalar>]) {
    demand(
      core.order == factors.count,
      "a core of order \(core.order) needs \(core.order) factors, not \(factors.count)")
    for (mode, factor) in factors.enumerated() {
      demand(
        factor.columns == core.sizes[mode],
        "factor \(mode) is \(factor.shape), which does not fit a \(core.shape) core")
    }
    self.core = core
    self.factors = factors
  }

  /// Brings a core back from the unit in which it was computed.
  init(
    core: Tensor<Scalar>, in unit: PowerOfTwo<Scalar>, factors: [Matrix<Scalar>]
  ) throws(LinearAlgebraError) {
    self.init(core: core.multiplied(by: unit), factors: factors)
    guard self.core.isFinite else { throw .overflow(routine: "The Tucker decomposition") }
  }

  /// Decomposes a tensor with given ranks by ``SequentialHOSVD``.
  ///
  /// - Throws: As ``SequentialHOSVD/init(_:ranks:)``.
  /// - Complexity: As ``SequentialHOSVD/init(_:ranks:)``.
  public init(_ tensor: Tensor<Scalar>, ranks: [Int]) throws(LinearAlgebraError) {
    self = try SequentialHOSVD(tensor, ranks: ranks).tucker
  }

  /// Decomposes a tensor to a given relative error by ``SequentialHOSVD``.
  ///
  /// - Throws: As ``SequentialHOSVD/init(_:relativeError:)``.
  /// - Complexity: As ``SequentialHOSVD/init(_:relativeError:)``.
  public init(
    _ tensor: Tensor<Scalar>, relativeError: Scalar
  ) throws(LinearAlgebraError) {
    self = try SequentialHOSVD(tensor, relativeError: relativeError).tucker
  }
}

extension Tucker {
  /// The sizes of the tensor.
  public var sizes: [Int] { factors.map(\.rows) }
  /// The sizes of the core.
  public var ranks: [Int] { core.sizes }
  /// How many numbers the core and the factors hold.
  public var storedNumbers: Int { factors.reduce(core.count) { $0 + $1.elements.count } }

  /// The entry at an index.
  ///
  /// - Complexity: O(count of the core)
  public subscript(index: [Int]) -> Scalar {
    demand(
      index.count == factors.count, "an index into a tensor of order \(core.order) is not \(index)")
    let point = index.indices.reduce(core) { partial, mode in
      partial.multiplied(inMode: mode, by: Matrix(row: factors[mode][row: index[mode]]))
    }
    return point.elements[0]
  }
}

extension Tensor {
  /// Multiplies a Tucker decomposition out.
  ///
  /// - Complexity: about 2·count·(smallest rank) operations when the sizes are much larger than the
  ///   ranks.
  public init(_ tucker: Tucker<Scalar>) {
    // The mode that grows least goes first, so that the intermediate tensors stay small.
    let growth = tucker.factors.map { Double($0.rows) / Double(Swift.max(1, $0.columns)) }
    self = growth.indices.sorted { growth[$0] < growth[$1] }.reduce(tucker.core) { partial, mode in
      partial.multiplied(inMode: mode, by: tucker.factors[mode])
    }
  }
}
