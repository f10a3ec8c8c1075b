public import LinearAlgebra

/// A linear layer that keeps what went in and came out at its last forward pass.
///
/// It takes a layer's place while a model is calibrated, and changes nothing else.
public struct ObservedLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The layer that works.
  public var layer: any LinearLayer<Scalar>
  /// The last input, a column for each token.
  public private(set) var input = Matrix<Scalar>.zero(rows: 0, columns: 0)
  /// The last output.
  public private(set) var output = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Observes a layer.
  public init(_ layer: any LinearLayer<Scalar>) { self.layer = layer }

  /// The length of an input.
  public var inputs: Int { layer.inputs }
  /// The length of an output.
  public var outputs: Int { layer.outputs }

  /// The layer that works, with its matrix written out.
  public func dense() -> Linear<Scalar> { layer.dense() }

  /// The output of the layer, which is kept beside its input.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    input = x
    output = layer.forward(x)
    return output
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    layer.backward(gradient)
  }

  /// Calls a body with the parameters of the layer, under their own names.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    layer.withParameters(body)
  }
}

extension HasLinearLayers {
  /// The model with observers around some layers.
  func observing(_ names: [String]) -> Self {
    var copy = self
    copy.replaceLayers(named: names) { ObservedLinear($1) }
    return copy
  }

  /// What went into the observed layers and came out, after a batch went through the model.
  mutating func observations(of batch: Batch) -> [String: ObservedLinear<Scalar>] {
    _ = loss(of: batch)
    var found: [String: ObservedLinear<Scalar>] = [:]
    withLinearLayers { name, layer in found[name] = layer as? ObservedLinear<Scalar> }
    return found
  }
}
