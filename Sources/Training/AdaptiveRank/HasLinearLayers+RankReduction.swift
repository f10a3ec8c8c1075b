public import LinearAlgebra
import LowRank

extension FactoredLinear {
  /// The layer with the least rank whose product is within a relative error of the present one.
  ///
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`, `LinearAlgebraError.notFinite`.
  /// - Complexity: O((outputs + inputs)·r²)
  public func truncated(toRelativeError error: Scalar) throws(LinearAlgebraError) -> FactoredLinear
  {
    let svd = try SVD(LowRankMatrix(left: left.value, right: right.value))
    return FactoredLinear(
      LowRankMatrix(balanced: try svd.truncated(toRelativeError: error)),
      bias: bias.map { $0.value[column: 0] })
  }
}

extension HasLinearLayers {
  /// Calls a body with every linear layer that is a product of two factors.
  public mutating func withFactoredLayers(
    _ body: (String, inout FactoredLinear<Scalar>) -> Void
  ) {
    withLinearLayers { name, slot in
      guard var layer = slot as? FactoredLinear<Scalar> else { return }
      body(name, &layer)
      slot = layer
    }
  }

  /// Brings all factored layers of a larger rank down to one, the best way for each matrix.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if the rank is below 1;
  ///   `LinearAlgebraError.notFinite`. The model is then as before.
  public mutating func reduceRanks(to rank: Int) throws(LinearAlgebraError) {
    guard rank >= 1 else { throw .rankOutOfRange(rank: rank, allowed: 1...Int.max) }
    var (copy, failure): (Self, LinearAlgebraError?) = (self, nil)
    copy.withFactoredLayers { _, layer in
      guard failure == nil, layer.rank > rank else { return }
      do throws(LinearAlgebraError) {
        layer = try layer.truncated(toRank: rank)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    self = copy
  }
}
