public import LinearAlgebra
public import Training

/// How a model keeps the matrices of its blocks.
public enum LayerStorage: Equatable, Sendable {
  /// Every number in the precision of the model, as ``FixedLinear``.
  case written
  /// In the blocks of the file, as ``BlockLinear``.
  case inBlocks
}

extension Llama {
  /// Puts adapters around linear layers, and freezes everything but the adapters.
  ///
  /// ```swift
  /// try model.attach(where: { $0.contains("attention") }) { _, layer throws(LinearAlgebraError) in
  ///   try LoRA(layer, rank: 8, using: &generator)
  /// }
  /// ```
  ///
  /// If the rule throws, the model stays as it was.
  public mutating func attach<Failure: Error>(
    where isChosen: (String) -> Bool = { _ in true },
    make: (String, any LinearLayer<Scalar>) throws(Failure) -> any Adapter<Scalar>
  ) throws(Failure) {
    var adapted = self
    adapted.train { _ in false }
    try adapted.replaceLayers(named: namedLayers.map(\.name).filter(isChosen)) {
      name, layer throws(Failure) -> any LinearLayer<Scalar> in try make(name, layer)
    }
    self = adapted
  }

  /// The memory of the matrices of the blocks as they are kept, in bytes, without what was attached.
  public var storedBytes: Int {
    namedLayers.reduce(0) { $0 + Self.storedBytes(of: $1.layer) }
  }

  private static func storedBytes(of layer: any LinearLayer<Scalar>) -> Int {
    if let blocks = layer as? BlockLinear<Scalar> { return blocks.weight.storedBytes }
    if let adapter = layer as? any Adapter<Scalar> { return storedBytes(of: adapter.base) }
    if let factored = layer as? FactoredLinear<Scalar> {
      return factored.rank * (factored.inputs + factored.outputs) * MemoryLayout<Scalar>.size
    }
    return layer.inputs * layer.outputs * MemoryLayout<Scalar>.size
  }
}
