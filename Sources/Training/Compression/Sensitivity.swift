public import LinearAlgebra
public import LowRank

extension HasLinearLayers {
  /// How much the loss of a batch grows when one layer alone is cut to each of some ranks.
  ///
  /// It may fall, too, and then the number is negative.
  ///
  /// - Parameters:
  ///   - name: The layer.
  ///   - ranks: The ranks, ascending.
  ///   - inputs: What is known of the layer's inputs.
  ///   - batch: What the loss is measured on.
  ///   - cut: How the layer is cut.
  /// - Returns: The layer's curve, with a loss of 0 for the layer as it is.
  /// - Throws: What the cut throws, and `LinearAlgebraError.parameterOutOfRange` for a loss that is
  ///   not finite.
  /// - Precondition: There is a linear layer of that name.
  /// - Complexity: A cut and a forward pass for each rank, and one more pass.
  public func sensitivity(
    of name: String, ranks: [Int], inputs: InputStatistics, on batch: Batch,
    by cut: LayerCut<Scalar>
  ) throws(LinearAlgebraError) -> RankCurve {
    guard let layer = namedLayers.first(where: { $0.name == name })?.layer else {
      stop("there is no linear layer \(name)")
    }
    var dense = self
    let before = Double(dense.loss(of: batch))
    var losses: [(rank: Int, loss: Double)] = []
    for rank in ranks {
      var model = self
      let small = try cut.rule(name, layer.dense(), inputs, rank)
      model.replaceLayers(named: [name]) { _, _ in small }
      losses.append((rank, Double(model.loss(of: batch)) - before))
    }
    return try RankCurve(name, rows: layer.outputs, columns: layer.inputs, losses: losses)
  }
}
