import LinearAlgebra

extension Transformer {
  /// Calls a body with every linear layer and its name, such as `blocks.0.attention.query`.
  public mutating func withLinearLayers(
    _ body: (String, inout any LinearLayer<Scalar>) -> Void
  ) {
    for i in blocks.indices { blocks[i].withLinearLayers { body("blocks.\(i).\($0)", &$1) } }
    body("head", &head)
  }

  /// The names of the linear layers, in the order in which they act.
  public var linearNames: [String] {
    var (copy, names): (Transformer, [String]) = (self, [])
    copy.withLinearLayers { name, _ in names.append(name) }
    return names
  }

  /// The linear layer with a name.
  ///
  /// - Precondition: There is one; ``linearNames`` lists them.
  public func linearLayer(named name: String) -> any LinearLayer<Scalar> {
    var copy = self
    var found: (any LinearLayer<Scalar>)?
    copy.withLinearLayers { if $0 == name { found = $1 } }
    guard let found else { stop(missing(name)) }
    return found
  }

  /// Puts what a rule makes of a linear layer, such as an adapter, in its place.
  ///
  /// If the rule throws, the transformer is as before.
  ///
  /// - Precondition: There is a layer of that name, it is a plain ``Linear``, and what takes its
  ///   place maps vectors of the same lengths.
  public mutating func replaceLinear<Failure: Error>(
    named name: String,
    _ transform: (Linear<Scalar>) throws(Failure) -> any LinearLayer<Scalar>
  ) throws(Failure) {
    guard let linear = linearLayer(named: name) as? Linear<Scalar> else {
      stop("the layer \(name) is adapted already: merge or remove the adapter first")
    }
    let replacement = try transform(linear)
    setLinear(named: name, to: replacement)
  }

  /// Puts a layer in the place of the linear layer with a name.
  ///
  /// - Precondition: There is a layer of that name, and both map vectors of the same lengths.
  public mutating func setLinear(named name: String, to layer: any LinearLayer<Scalar>) {
    var isFound = false
    withLinearLayers { found, slot in
      if found != name { return }
      demand(
        slot.inputs == layer.inputs && slot.outputs == layer.outputs,
        "a layer of \(layer.outputs) × \(layer.inputs) cannot take the place of \(name), "
          + "which is \(slot.outputs) × \(slot.inputs)")
      slot = layer
      isFound = true
    }
    demand(isFound, missing(name))
  }

  private func missing(_ name: String) -> String {
    "there is no linear layer \(name); there are \(linearNames.joined(separator: ", "))"
  }
}
