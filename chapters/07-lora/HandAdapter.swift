import LinearAlgebra
import Training

// snippet.adapter
/// A layer Y = WX + sB(AX) whose weight W is frozen.
struct HandAdapter {
  let weight: Matrix<Double>
  var b: Parameter<Double>
  var a: Parameter<Double>
  var scale: Double
  private var x = Matrix<Double>.zero(rows: 0, columns: 0)

  mutating func forward(_ x: Matrix<Double>) -> Matrix<Double> {
    self.x = x
    return weight * x + scale * (b.value * (a.value * x))
  }
}
// snippet.end

extension HandAdapter: Layer {
  mutating func backward(_ g: Matrix<Double>) -> Matrix<Double> {
    let back = b.value.transpose * g  // r × inputs
    b.accumulate(scale * (g * (a.value * x).transpose))
    a.accumulate(scale * (back * x.transpose))
    return weight.transpose * g + scale * (a.value.transpose * back)
  }
}

extension HandAdapter {
  init(
    weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, scale: Double
  ) {
    self.weight = weight
    (self.b, self.a) = (Parameter(b), Parameter(a))
    self.scale = scale
  }

  /// The weight with its change, W + sBA.
  var adapted: Matrix<Double> { weight + scale * (b.value * a.value) }

  mutating func withParameters(
    _ body: (String, inout Parameter<Double>) -> Void
  ) {
    body("B", &b)
    body("A", &a)
  }
}

/// Inputs, and the outputs that a layer should give for them.
struct Sample {
  let x: Matrix<Double>
  let targets: Matrix<Double>
}

/// A layer that learns to hit targets, with the loss ½‖Y − T‖²_F / tokens.
struct Regression: Trainable {
  var layer: HandAdapter

  mutating func loss(of sample: Sample) -> Double {
    let gap = (layer.forward(sample.x) - sample.targets).frobeniusNorm
    return 0.5 * gap * gap / Double(sample.x.columns)
  }

  mutating func accumulateGradients(of sample: Sample) -> Double {
    let gap = layer.forward(sample.x) - sample.targets
    _ = layer.backward(gap / Double(sample.x.columns))
    let size = gap.frobeniusNorm
    return 0.5 * size * size / Double(sample.x.columns)
  }

  mutating func withParameters(
    _ body: (String, inout Parameter<Double>) -> Void
  ) {
    layer.withParameters(body)
  }
}

/// A frozen layer, and a sample of the layer that it should become: one whose
/// weight differs by a change of rank 2.
struct SmallTask {
  let weight: Matrix<Double>
  let change: Matrix<Double>
  let sample: Sample
  static let (inputs, outputs, tokens) = (32, 24, 64)

  init(using generator: inout SplitMix64) throws {
    let (m, n) = (Self.outputs, Self.inputs)
    let root = Double(n).squareRoot()
    weight = Matrix.gaussian(rows: m, columns: n, using: &generator) / root
    change = try .random(
      rows: m, columns: n, singularValues: [2, 1], using: &generator)
    let x = Matrix<Double>.gaussian(
      rows: n, columns: Self.tokens, using: &generator)
    sample = Sample(x: x, targets: (weight + change) * x)
  }
}
