public import LinearAlgebra
public import Training

/// A linear layer that keeps the gradient that came back to its output.
///
/// It takes a layer's place while a model is calibrated, and changes nothing else.
struct GradientProbe<Scalar: LinearAlgebraScalar>: LinearLayer {
  var layer: any LinearLayer<Scalar>
  private(set) var gradient = Matrix<Scalar>.zero(rows: 0, columns: 0)

  init(_ layer: any LinearLayer<Scalar>) { self.layer = layer }

  var inputs: Int { layer.inputs }
  var outputs: Int { layer.outputs }
  func dense() -> Linear<Scalar> { layer.dense() }
  mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> { layer.forward(x) }

  mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    self.gradient = gradient
    return layer.backward(gradient)
  }

  mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    layer.withParameters(body)
  }
}

extension HasLinearLayers {
  /// The second moments of the gradients at the outputs of some layers, over batches.
  ///
  /// With g the gradient of a token's own loss, this is the mean of `ggᵀ`. A change of the outputs by
  /// e changes the loss by about `½ (g·e)²` where the loss is stationary, which for a model that was
  /// trained on such texts it nearly is: that is the Fisher information in the place of the second
  /// derivative. Where inputs and gradients are independent of each other, a change D of the weight
  /// costs `½ tr(G D X Dᵀ)` with X the mean of `xxᵀ`. Source: Martens and Grosse, "Optimizing neural
  /// networks with Kronecker-factored approximate curvature", 2015,
  /// https://arxiv.org/abs/1503.05671.
  ///
  /// - Precondition: There is a layer of each name.
  /// - Complexity: A forward and a backward pass for each batch, and outputs²·tokens operations for
  ///   each layer.
  public func outputCurvatures(
    of names: [String], over batches: some Sequence<TokenBatch>
  ) -> [String: Matrix<Double>] where Batch == TokenBatch {
    var model = self
    model.train { _ in false }
    model.replaceLayers(named: names) { GradientProbe($1) }
    var (sums, count): ([String: Matrix<Double>], Int) = ([:], 0)
    for batch in batches {
      _ = model.accumulateGradients(of: batch)
      // The loss is a mean over the places that count, and its gradients are as much smaller.
      let places = batch.targets.count { $0 != nil }
      let scale = Scalar(places)
      count += places
      model.withLinearLayers { name, layer in
        guard let probe = layer as? GradientProbe<Scalar> else { return }
        let square = Matrix<Double>(probe.gradient.scaled(by: scale).rowGram())
        // In place, where an optional chain would copy the matrix.
        // swift-format-ignore: NeverForceUnwrap
        if sums[name] == nil { sums[name] = square } else { sums[name]! += square }
      }
    }
    return sums.mapValues { $0 / Double(max(count, 1)) }
  }
}
