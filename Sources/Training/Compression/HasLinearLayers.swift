internal import LinearAlgebra

/// A model whose linear layers can be seen and replaced by name.
public protocol HasLinearLayers<Scalar>: Trainable {
  /// Calls a body with every linear layer and its name, in the order in which they act.
  mutating func withLinearLayers(_ body: (String, inout any LinearLayer<Scalar>) -> Void)
}

extension Transformer: HasLinearLayers {}

extension HasLinearLayers {
  /// Every linear layer with its name, in the order in which they act.
  public var namedLayers: [(name: String, layer: any LinearLayer<Scalar>)] {
    var (copy, layers): (Self, [(name: String, layer: any LinearLayer<Scalar>)]) = (self, [])
    copy.withLinearLayers { layers.append(($0, $1)) }
    return layers
  }

  /// Puts what a rule makes of each of some layers in its place; all of them, or none if it throws.
  ///
  /// - Precondition: There is a layer of each name, and what takes its place maps vectors of the
  ///   same lengths.
  public mutating func replaceLayers<Failure: Error>(
    named names: [String],
    by rule: (String, any LinearLayer<Scalar>) throws(Failure) -> any LinearLayer<Scalar>
  ) throws(Failure) {
    let layers = Dictionary(uniqueKeysWithValues: namedLayers.map { ($0.name, $0.layer) })
    var replacements: [String: any LinearLayer<Scalar>] = [:]
    for name in names {
      guard let layer = layers[name] else { stop("there is no linear layer \(name)") }
      let replacement = try rule(name, layer)
      demand(
        replacement.inputs == layer.inputs && replacement.outputs == layer.outputs,
        "a layer of \(replacement.outputs) × \(replacement.inputs) cannot take the place of "
          + "\(name), which is \(layer.outputs) × \(layer.inputs)")
      replacements[name] = replacement
    }
    withLinearLayers { name, slot in slot = replacements[name] ?? slot }
  }

  /// The numbers of all linear layers' matrices, without biases: as they are kept, dense or
  /// factored.
  public var matrixNumbers: Int {
    namedLayers.reduce(0) { sum, named in
      guard let factored = named.layer as? FactoredLinear<Scalar> else {
        return sum + named.layer.inputs * named.layer.outputs
      }
      return sum + factored.rank * (factored.inputs + factored.outputs)
    }
  }
}
