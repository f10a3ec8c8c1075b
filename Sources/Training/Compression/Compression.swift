public import LinearAlgebra
public import LowRank

/// A rule by which a linear layer is cut to a rank, given what is known of its inputs.
public struct LayerCut<Scalar: LinearAlgebraScalar>: Sendable {
  /// Cuts the layer of a name.
  public typealias Rule =
    @Sendable (String, Linear<Scalar>, InputStatistics, Int) throws(LinearAlgebraError) ->
    FactoredLinear<Scalar>
  let rule: Rule

  /// Wraps a rule.
  public init(_ rule: @escaping Rule) { self.rule = rule }

  /// The truncated SVD of the weight, which sees no inputs.
  public static var plain: LayerCut {
    LayerCut { _, linear, _, rank throws(LinearAlgebraError) in
      try FactoredLinear(linear, rank: rank)
    }
  }

  /// Columns weighted by the size of their inputs.
  public static func activationScaled(exponent: Double = 0.5) -> LayerCut {
    LayerCut { _, linear, inputs, rank throws(LinearAlgebraError) in
      try FactoredLinear(
        activationScaled: linear, inputs: inputs, exponent: exponent, rank: rank)
    }
  }

  /// The best for the outputs; the bias makes up for the mean.
  public static var forOutputs: LayerCut {
    LayerCut { _, linear, inputs, rank throws(LinearAlgebraError) in
      try FactoredLinear(forOutputsOf: linear, inputs: inputs, rank: rank)
    }
  }
}

extension HasLinearLayers {
  /// Puts products of thin factors in the place of linear layers.
  ///
  /// ```swift
  /// try model.compress(plan.ranks, calibration: batches, by: .forOutputs)      // all at once
  /// try model.compress(
  ///   plan.ranks, stages: stages, calibration: batches, refits: true, by: .forOutputs)
  /// ```
  ///
  /// Layers of a stage are calibrated together, on the model as earlier stages left it: with a
  /// stage for each layer, every layer is cut for the inputs that it will really get. A refit then
  /// gives the left factor and the bias that bring its outputs closest to those of the model as it
  /// was. If anything fails, the model is as before.
  ///
  /// - Parameters:
  ///   - ranks: The ranks by name; other layers stay as they are.
  ///   - stages: Names in the order in which layers act; nil for all in one stage.
  ///   - batches: What is sent through the model.
  ///   - refits: Whether left factors are fitted to the outputs of the model as it was.
  ///   - cut: How a layer is cut.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` and what the rule throws;
  ///   `LinearAlgebraError.countOutOfRange` without a batch.
  /// - Precondition: Every name with a rank is that of a linear layer, and stands in one stage.
  public mutating func compress(
    _ ranks: [String: Int], stages: [[String]]? = nil, calibration batches: [Batch],
    refits: Bool = false, by cut: LayerCut<Scalar>
  ) throws(LinearAlgebraError) {
    guard !batches.isEmpty else {
      throw .countOutOfRange(of: "calibration batches", count: 0, allowed: 1...Int.max)
    }
    let all = namedLayers.map(\.name)
    for name in ranks.keys where !all.contains(name) { stop("there is no linear layer \(name)") }
    let stages = stages ?? [all]
    demand(
      ranks.keys.allSatisfy { name in stages.joined().count { $0 == name } == 1 },
      "a layer with a rank stands in none of the stages, or in several")
    var model = self
    for stage in stages {
      let names = stage.filter { ranks[$0] != nil }
      if names.isEmpty { continue }
      try model.cut(
        names, to: ranks, following: self, over: batches, refits: refits, by: cut)
    }
    self = model
  }

  private mutating func cut(
    _ names: [String], to ranks: [String: Int], following dense: Self, over batches: [Batch],
    refits: Bool, by cut: LayerCut<Scalar>
  ) throws(LinearAlgebraError) {
    let pairs = refits ? try pairStatistics(of: names, following: dense, over: batches) : [:]
    let inputs =
      refits ? pairs.mapValues(\.inputs) : try inputStatistics(of: names, over: batches)
    try replaceLayers(named: names) {
      name, layer throws(LinearAlgebraError) -> any LinearLayer<Scalar> in
      guard let seen = inputs[name], let rank = ranks[name] else { return layer }
      let small = try cut.rule(name, layer.dense(), seen, rank)
      guard let pairs = pairs[name] else { return small }
      return try small.refittingLeft(to: pairs)
    }
  }
}
