public import LinearAlgebra
public import LowRank

extension FactoredLinear {
  /// Factors the matrix of a layer in the way that is best for its outputs on given inputs.
  ///
  /// With a bias, the layer is cut for inputs without their mean, and the bias makes up for the
  /// mean: `b′ = b + (W − W′) mean x`. No other matrix of rank r, with whatever bias, has a smaller
  /// mean square error of the outputs; it is `Σ_{k>r} σₖ²` with the singular values of
  /// ``OutputSVD``. Without a bias the layer is cut for the inputs as they are, and gets none.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `OutputSVD.init(_:inputs:isCentered:)`.
  /// - Precondition: The statistics are of inputs of the layer.
  public init(
    forOutputsOf linear: Linear<Scalar>, inputs: InputStatistics, rank: Int
  ) throws(LinearAlgebraError) {
    try linear.requireRank(rank)
    let hasBias = linear.bias != nil
    let weight = linear.weight.value
    let small = try OutputSVD(weight, statistics: inputs, isCentered: hasBias)
      .truncated(toRank: rank).balanced()
    guard let bias = linear.bias else {
      self.init(small)
      return
    }
    let mean = Vector(inputs.mean.map { Scalar($0) })
    let shift = weight * mean - small * mean
    self.init(small, bias: bias.value[column: 0] + shift)
  }

  /// Factors the matrix of a layer with its columns weighted by the size of its inputs.
  ///
  /// - Throws: As `LowRankMatrix.init(activationScaled:magnitudes:exponent:rank:)`.
  /// - Precondition: The statistics are of inputs of the layer.
  public init(
    activationScaled linear: Linear<Scalar>, inputs: InputStatistics, exponent: Double = 0.5,
    rank: Int
  ) throws(LinearAlgebraError) {
    try linear.requireRank(rank)
    let small = try LowRankMatrix(
      activationScaled: linear.weight.value, magnitudes: inputs.meanMagnitudes,
      exponent: exponent, rank: rank)
    self.init(try small.balanced(), bias: linear.bias.map { $0.value[column: 0] })
  }

  /// The layer with the left factor, and the bias if it has one, that are best for given pairs.
  ///
  /// The right factor stays. Pairs hold whole outputs, with the bias of the layer that is followed.
  ///
  /// - Throws: As `LowRankMatrix.refittingLeft(to:isCentered:)`.
  /// - Precondition: The pairs have the lengths of the layer.
  public func refittingLeft(
    to pairs: PairStatistics
  ) throws(LinearAlgebraError) -> FactoredLinear {
    let small = try LowRankMatrix(left: left.value, right: right.value)
      .refittingLeft(to: pairs, isCentered: bias != nil)
    guard bias != nil else { return FactoredLinear(try small.balanced()) }
    let mean = small * Vector(pairs.inputs.mean.map { Scalar($0) })
    let column = Vector(pairs.outputMean.map { Scalar($0) }) - mean
    return FactoredLinear(try small.balanced(), bias: column)
  }

  /// The layer with a smaller rank: of all such matrices the one closest to the product.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `SVD.init(_:)`.
  /// - Complexity: O((inputs + outputs)·r²)
  public func truncated(toRank rank: Int) throws(LinearAlgebraError) -> FactoredLinear {
    guard (1...max(self.rank, 1)).contains(rank) else {
      throw .rankOutOfRange(rank: rank, allowed: 1...max(self.rank, 1))
    }
    let svd = try SVD(LowRankMatrix(left: left.value, right: right.value))
    return FactoredLinear(
      LowRankMatrix(balanced: try svd.truncated(toRank: rank)),
      bias: bias.map { $0.value[column: 0] })
  }
}
