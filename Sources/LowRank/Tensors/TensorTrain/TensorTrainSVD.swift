public import LinearAlgebra

/// The tensor train of a full tensor by successive SVDs.
///
/// Step k looks at what is left as a matrix with (rₖ·nₖ) rows, keeps its leading left singular vectors
/// as core k, and passes their coefficients on. All bases are orthonormal, so the squared error equals
/// the sum of what the steps discard, and it is at most (d − 1) times the least possible for the
/// same ranks. Source: Oseledets, "Tensor-Train Decomposition", theorem 2.2,
/// https://doi.org/10.1137/090752286.
public struct TensorTrainSVD<Scalar: LinearAlgebraScalar>: Sendable {
  /// The train.
  public let train: TensorTrain<Scalar>
  /// For every step, the sum of the squares of the singular values that it discarded; infinite where
  /// the squares overflow.
  public let discardedSquares: [Scalar]
  /// The error `‖X − X̂‖`, to which the discarded squares add up.
  public let error: Scalar

  /// Decomposes a tensor with given ranks.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order d ≥ 1.
  ///   - ranks: The ranks between neighboring cores, d − 1 of them.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if a rank is above
  ///   what an unfolding can have or what its neighbor leaves;
  ///   `LinearAlgebraError.notFiniteEntry`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(count·n·r), for cores of r × n × r.
  public init(_ tensor: Tensor<Scalar>, ranks: [Int]) throws(LinearAlgebraError) {
    demand(
      ranks.count == tensor.order - 1,
      "a train of order \(tensor.order) has \(tensor.order - 1) ranks, not \(ranks.count)")
    try tensor.requireTrainRanks(ranks)
    try self.init(tensor) { step, _ in .rank(ranks[step]) }
  }

  /// Decomposes a tensor with ranks up to a limit, smaller where the sizes allow no more.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order d ≥ 1.
  ///   - maximalRank: The largest rank, at least 0.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if the limit is
  ///   negative; `LinearAlgebraError.notFiniteEntry`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(count·n·r)
  public init(_ tensor: Tensor<Scalar>, maximalRank: Int) throws(LinearAlgebraError) {
    guard maximalRank >= 0 else {
      throw .rankOutOfRange(rank: maximalRank, allowed: 0...Int.max)
    }
    var ranks: [Int] = []
    for cut in 1..<Swift.max(1, tensor.order) {
      let most = (ranks.last ?? 1).multipliedClamped(by: tensor.sizes[cut - 1])
      ranks.append(Swift.min(maximalRank, most, Tensor<Scalar>.count(Array(tensor.sizes[cut...]))))
    }
    try self.init(tensor, ranks: ranks)
  }

  /// Decomposes a tensor to a given relative error, with ranks as small as the method finds.
  ///
  /// Each of the d − 1 steps may discard an equal share, ε²‖X‖²/(d − 1).
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order d ≥ 1.
  ///   - relativeError: The largest `‖X − X̂‖/‖X‖` that is allowed, at least 0.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`,
  ///   `LinearAlgebraError.notFiniteEntry`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(count·n·r)
  public init(_ tensor: Tensor<Scalar>, relativeError: Scalar) throws(LinearAlgebraError) {
    try requireRelativeError(relativeError)
    let share = relativeError * relativeError / Scalar(Swift.max(1, tensor.order - 1))
    try self.init(tensor) { _, squaredNorm in .squaredError(share * squaredNorm) }
  }

  private init(
    _ tensor: Tensor<Scalar>, _ rule: (_ step: Int, _ squaredNorm: Scalar) -> TruncationRule<Scalar>
  ) throws(LinearAlgebraError) {
    demand(tensor.order >= 1, "a tensor train needs a tensor of order 1 or more")
    try tensor.requireFinite(for: "The tensor train decomposition")
    let unit = tensor.unit
    let tame = tensor.divided(by: unit)
    let squaredNorm = tame.inner(tame)
    var rest = tame.reshaped(to: [1] + tame.sizes)
    var cores: [Tensor<Scalar>] = []
    var discarded: [Scalar] = []
    for step in 0..<(tensor.order - 1) {
      let (rank, size) = (rest.sizes[0], rest.sizes[1])
      let matrix = rest.matricized(leading: 2)
      let basis = try LeadingBasis(rule(step, squaredNorm), of: matrix)
      discarded.append(basis.discardedSquares)
      let kept = basis.vectors.columns
      cores.append(Tensor(basis.vectors).reshaped(to: [rank, size, kept]))
      rest = Tensor(basis.vectors.transpose * matrix)
        .reshaped(to: [kept] + rest.sizes.dropFirst(2))
    }
    cores.append(rest.reshaped(to: rest.sizes + [1]))
    train = try TensorTrain(cores: cores).scaledAtTheEnd(by: unit)
    error = discarded.reduce(0, +).squareRoot() * unit
    discardedSquares = discarded.map { $0 * (unit * unit) }
    guard error.isFinite else { throw .overflow(routine: "The tensor train decomposition") }
  }
}

extension TensorTrain {
  /// Decomposes a tensor with given ranks by ``TensorTrainSVD``.
  ///
  /// - Throws: As ``TensorTrainSVD/init(_:ranks:)``.
  /// - Complexity: O(count·n·r)
  public init(_ tensor: Tensor<Scalar>, ranks: [Int]) throws(LinearAlgebraError) {
    self = try TensorTrainSVD(tensor, ranks: ranks).train
  }

  /// Decomposes a tensor with ranks up to a limit by ``TensorTrainSVD``.
  ///
  /// - Throws: As ``TensorTrainSVD/init(_:maximalRank:)``.
  /// - Complexity: O(count·n·r)
  public init(_ tensor: Tensor<Scalar>, maximalRank: Int) throws(LinearAlgebraError) {
    self = try TensorTrainSVD(tensor, maximalRank: maximalRank).train
  }

  /// Decomposes a tensor to a given relative error by ``TensorTrainSVD``.
  ///
  /// - Throws: As ``TensorTrainSVD/init(_:relativeError:)``.
  /// - Complexity: O(count·n·r)
  public init(_ tensor: Tensor<Scalar>, relativeError: Scalar) throws(LinearAlgebraError) {
    self = try TensorTrainSVD(tensor, relativeError: relativeError).train
  }
}

extension Tensor {
  /// Refuses ranks that no train of this tensor's sizes has with all its bases orthonormal.
  fileprivate func requireTrainRanks(_ ranks: [Int]) throws(LinearAlgebraError) {
    for (k, rank) in ranks.enumerated() {
      let left = (k == 0 ? 1 : ranks[k - 1]).multipliedClamped(by: sizes[k])
      let most = Swift.min(left, sizes[(k + 1)...].reduce(1) { $0.multipliedClamped(by: $1) })
      guard (0...Swift.max(0, most)).contains(rank) else {
        throw .rankOutOfRange(rank: rank, allowed: 0...Swift.max(0, most))
      }
    }
  }
}
