import LinearAlgebra
import Testing
import Training

/// The loss `½‖y − t‖²` of one linear layer, whose input is a parameter too.
struct LayerProblem<Scalar: LinearAlgebraScalar>: Trainable {
  var layer: any LinearLayer<Scalar>
  var input: Parameter<Scalar>
  let target: Matrix<Scalar>

  init(_ layer: any LinearLayer<Scalar>, tokens: Int, using generator: inout SplitMix64) {
    self.layer = layer
    input = Parameter(.gaussian(rows: layer.inputs, columns: tokens, using: &generator))
    target = .gaussian(rows: layer.outputs, columns: tokens, using: &generator)
  }

  mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("input", &input)
    layer.withParameters(body)
  }

  mutating func accumulateGradients(of batch: Int) -> Scalar {
    let error = layer.forward(input.value) - target
    let gradient = layer.backward(error)
    input.accumulate(gradient)
    return error.elements.reduce(0) { $0 + $1 * $1 } / 2
  }

  mutating func loss(of batch: Int) -> Scalar {
    (layer.forward(input.value) - target).elements.reduce(0) { $0 + $1 * $1 } / 2
  }

  /// The checks of what is trained, the input among them; the frozen base has no gradients.
  func gradientErrors(using generator: inout SplitMix64) -> [GradientCheck<Scalar>] {
    checkGradients(of: 0, entries: 12, using: &generator).filter { !$0.name.hasPrefix("base") }
  }
}

extension SplitMix64 {
  /// A random layer with a bias that is not zero.
  mutating func linear<Scalar: LinearAlgebraScalar>(
    _ outputs: Int, _ inputs: Int
  ) -> Linear<Scalar> {
    Linear(
      weight: .gaussian(rows: outputs, columns: inputs, using: &self),
      bias: Matrix.gaussian(rows: outputs, columns: 1, using: &self)[column: 0])
  }

  mutating func tokens<Scalar: LinearAlgebraScalar>(_ inputs: Int, _ count: Int) -> Matrix<Scalar> {
    .gaussian(rows: inputs, columns: count, using: &self)
  }
}

extension Adapter {
  /// The adapter with its trained numbers moved off the values that they start with.
  func perturbed(using generator: inout SplitMix64) -> Self {
    var copy = self
    copy.withParameters { _, parameter in
      guard parameter.isTrainable else { return }
      let (rows, columns) = (parameter.value.rows, parameter.value.columns)
      parameter.value += .random(rows: rows, columns: columns, in: -0.5...0.5, using: &generator)
    }
    return copy
  }
}

/// The ways to adapt a layer that the tests go through.
enum AdapterKind: String, CaseIterable, Sendable {
  case lora, rankStabilized, quantized, pissa, randomizedPiSSA, fisher, dora, adalora

  /// Those whose backward pass is the whole derivative; DoRA leaves one part out on purpose.
  static let differentiated = allCases.filter { $0 != .dora }

  func make<Scalar: LinearAlgebraScalar>(
    _ linear: Linear<Scalar>, rank: Int, using generator: inout SplitMix64
  ) throws -> any Adapter<Scalar> {
    switch self {
    case .lora: try LoRA(linear, rank: rank, alpha: 3, using: &generator)
    case .rankStabilized:
      try LoRA(linear, rank: rank, alpha: 3, scaling: .rankStabilized, using: &generator)
    case .quantized: try LoRA(QuantizedLinear(linear), rank: rank, alpha: 3, using: &generator)
    case .pissa: try LoRA(pissa: linear, rank: rank, alpha: 3)
    case .randomizedPiSSA: try LoRA(pissa: linear, rank: rank, using: &generator)
    case .fisher:
      try LoRA(
        fisherWeighted: linear,
        information: .random(rows: linear.outputs, columns: linear.inputs, using: &generator),
        rank: rank, scaling: .rankStabilized)
    case .dora: try DoRA(linear, rank: rank, alpha: 3, using: &generator)
    case .adalora: try AdaLoRA(linear, rank: rank, alpha: 3, using: &generator)
    }
  }

  /// Shapes (outputs, inputs, rank): wide, tall, single rows and columns, full rank.
  static let shapes = [(1, 1, 1), (1, 6, 1), (6, 1, 1), (9, 5, 2), (5, 9, 3), (4, 4, 4)]
}
