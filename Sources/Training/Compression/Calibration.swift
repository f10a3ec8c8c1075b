public import LinearAlgebra
public import LowRank

extension HasLinearLayers {
  /// What is known of the inputs of some layers after batches went through the model.
  ///
  /// Of the inputs only sums are kept, in double precision.
  ///
  /// - Throws: `LinearAlgebraError.notFinite` for an input that is not finite, and
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: There is a layer of each name.
  /// - Complexity: A forward pass for each batch, and inputs²·tokens operations for each layer.
  public func inputStatistics(
    of names: [String], over batches: some Sequence<Batch>
  ) throws(LinearAlgebraError) -> [String: InputStatistics] {
    var model = observing(names)
    var statistics: [String: InputStatistics] = [:]
    for batch in batches {
      for (name, seen) in model.observations(of: batch) {
        try statistics[name, default: InputStatistics(size: seen.inputs)].add(seen.input)
      }
    }
    return statistics
  }

  /// Pairs of what goes into layers of this model and what comes out of the same layers of another.
  ///
  /// The other model is the one to follow, and gets the same batches. Its outputs are whole, with
  /// the bias of the layer.
  ///
  /// - Throws: As ``inputStatistics(of:over:)``.
  /// - Precondition: Both models have a layer of each name, of one shape.
  /// - Complexity: A forward pass of both models for each batch, and the products.
  public func pairStatistics(
    of names: [String], following other: Self, over batches: some Sequence<Batch>
  ) throws(LinearAlgebraError) -> [String: PairStatistics] {
    var (model, target) = (observing(names), other.observing(names))
    var statistics: [String: PairStatistics] = [:]
    for batch in batches {
      let wanted = target.observations(of: batch)
      for (name, seen) in model.observations(of: batch) {
        guard let right = wanted[name] else { continue }
        try statistics[
          name, default: PairStatistics(inputs: seen.inputs, outputs: seen.outputs)
        ].add(inputs: seen.input, outputs: right.output)
      }
    }
    return statistics
  }
}
