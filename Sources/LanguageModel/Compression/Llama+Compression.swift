public import LinearAlgebra
public import LowRank
public import Training

extension Llama {
  /// What is known of the inputs of all linear layers, by the names of the layers.
  ///
  /// A layer that gets what another one gets shares its statistics. The text goes through a block
  /// after the other, so that each is passed once.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Precondition: There is a batch.
  public func inputStatisticsByBlock(
    over batches: [TokenBatch]
  ) throws(LinearAlgebraError) -> [String: InputStatistics] {
    demand(!batches.isEmpty, "without a text nothing is known of inputs")
    var statistics: [String: InputStatistics] = [:]
    var passes = batches.map { BlockPass(embedding[columns: $0.tokens], length: $0.length) }
    for (number, block) in blocks.enumerated() {
      var block = block
      for stage in BlockStage.allCases {
        var seen: InputStatistics?
        for i in passes.indices {
          passes[i].enter(stage, of: &block)
          seen = seen ?? InputStatistics(size: passes[i].input.rows)
          try seen?.add(passes[i].input)
        }
        for name in stage.names { statistics["blocks.\(number).\(name)"] = seen }
      }
      for i in passes.indices { passes[i].leave(&block) }
    }
    return statistics
  }

  /// Puts the first terms of known decompositions in the place of linear layers, all at once.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  /// - Precondition: There is a layer, and a decomposition, for each name with a rank.
  public mutating func cut(
    _ factors: [String: NestedFactors<Scalar>], to ranks: [String: Int]
  ) throws(LinearAlgebraError) {
    try replaceLayers(named: ranks.keys.sorted()) {
      name, layer throws(LinearAlgebraError) -> any LinearLayer<Scalar> in
      guard let rank = ranks[name], let known = factors[name] else {
        stop("there is no decomposition of \(name)")
      }
      return FactoredLinear(try known.truncated(toRank: rank))
    }
  }

  /// Puts products of thin factors in the place of linear layers, stage by stage, each cut for what it
  /// really gets and its left factor fitted to what it should give.
  ///
  /// The text goes through this model and the one that it becomes, side by side. When a stage is
  /// reached, its layers are decomposed for the inputs that come out of the cut layers before them.
  /// The left factors are then those that bring the outputs closest, in the mean square, to the outputs
  /// that the layers had in the model as it was, on its own inputs: errors that came before are made
  /// up for, as far as this layer can. That is the closed-form update of SVD-LLM with the target taken
  /// from the whole model. Every block is passed once.
  ///
  /// - Parameters:
  ///   - ranks: The ranks by name; other layers stay as they are.
  ///   - batches: The calibration text.
  ///   - refits: Whether left factors are fitted; if not, layers are only cut for what they get.
  ///   - decompose: How a layer is decomposed, given its name, weight, and the mean of `xxᵀ`.
  /// - Throws: What the decomposition throws; the model is then as before.
  /// - Precondition: There is a batch, and a layer for each name.
  public mutating func cutInSequence(
    to ranks: [String: Int], calibration batches: [TokenBatch], refits: Bool = true,
    decompose: (String, Matrix<Scalar>, Matrix<Double>) throws(LinearAlgebraError) ->
      NestedFactors<Scalar>
  ) throws(LinearAlgebraError) {
    demand(!batches.isEmpty, "a model cannot be calibrated without a text")
    var (model, count) = (self, 0)
    var own = batches.map { BlockPass(embedding[columns: $0.tokens], length: $0.length) }
    var dense = own
    for number in blocks.indices {
      var (block, original) = (blocks[number], blocks[number])
      for stage in BlockStage.allCases {
        for i in own.indices {
          own[i].enter(stage, of: &block)
          dense[i].enter(stage, of: &original)
        }
        try block.replaceLayers(of: stage) {
          name, layer throws(LinearAlgebraError) -> any LinearLayer<Scalar> in
          let name = "blocks.\(number).\(name)"
          guard let rank = ranks[name] else { return layer }
          count += 1
          let weight = layer.dense().weight.value
          var pairs = PairStatistics(inputs: weight.columns, outputs: weight.rows)
          var inputs = InputStatistics(size: weight.columns)
          for i in own.indices {
            if refits {
              try pairs.add(inputs: own[i].input, outputs: weight * dense[i].input)
            } else {
              try inputs.add(own[i].input)
            }
          }
          let gram = refits ? pairs.inputs.gram : inputs.gram
          let small = try decompose(name, weight, gram).truncated(toRank: rank)
          let fitted = refits ? try small.refittingLeft(to: pairs) : small
          return FactoredLinear(fitted)
        }
      }
      for i in own.indices {
        own[i].leave(&block)
        dense[i].leave(&original)
      }
      model.blocks[number] = block
    }
    demand(count == ranks.count, "there are ranks for \(ranks.count) layers, but \(count) of them")
    self = model
  }
}

extension LlamaBlock {
  /// Puts what a rule makes of the layers of a stage in their place.
  fileprivate mutating func replaceLayers(
    of stage: BlockStage,
    by rule: (String, any LinearLayer<Scalar>) throws(LinearAlgebraError) ->
      any LinearLayer<Scalar>
  ) throws(LinearAlgebraError) {
    var failure: LinearAlgebraError?
    withLinearLayers { name, slot in
      guard failure == nil, stage.names.contains(name) else { return }
      do throws(LinearAlgebraError) {
        slot = try rule(name, slot)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}

extension HasLinearLayers {
  /// Gives the two factors of every factored layer one scale, so that one rate suits both.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`.
  public mutating func balanceFactors() throws(LinearAlgebraError) {
    let names = namedLayers.filter { $0.layer is FactoredLinear<Scalar> }.map(\.name)
    try replaceLayers(named: names) {
      _, layer throws(LinearAlgebraError) -> any LinearLayer<Scalar> in
      guard let layer = layer as? FactoredLinear<Scalar> else { return layer }
      let product = LowRankMatrix(left: layer.left.value, right: layer.right.value)
      return FactoredLinear(
        try product.balanced(), bias: layer.bias.map { $0.value[column: 0] })
    }
  }
}
