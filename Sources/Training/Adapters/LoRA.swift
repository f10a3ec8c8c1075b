public import LinearAlgebra
import LowRank

/// A frozen linear layer plus a change of low rank, `y = Wx + b + s B(Ax)`.
///
/// ```swift
/// var layer = try LoRA(linear, rank: 8, alpha: 16, using: &generator)
/// layer.trainableCount  // 8·(inputs + outputs), not inputs·outputs
/// ```
///
/// `A` is r × inputs and `B` is outputs × r. With `G = ∂L/∂Y` the backward pass is
/// `∂L/∂B = s G (AX)ᵀ`, `∂L/∂A = s BᵀG Xᵀ`, `∂L/∂X = WᵀG + s Aᵀ(BᵀG)`; the product BA is never
/// formed. Source: Hu and others, "LoRA: low-rank adaptation of large language models", 2021,
/// https://arxiv.org/abs/2106.09685.
///
/// - Complexity: 2·r·(inputs + outputs)·tokens operations more than the base forward, and twice as
///   many backward.
public struct LoRA<Scalar: LinearAlgebraScalar>: Adapter {
  /// The frozen layer, W and b.
  public private(set) var base: any LinearLayer<Scalar>
  /// The factor A, r × inputs.
  public var a: Parameter<Scalar>
  /// The factor B, outputs × r.
  public var b: Parameter<Scalar>
  /// The number α in the factor s.
  public let alpha: Scalar
  /// How s depends on α and r.
  public let scaling: LoRAScaling
  /// The layer that works in place of base and change while they are merged, or else nil.
  public var mergedLayer: Linear<Scalar>?
  /// What the change leaves out of its input while it learns, or nil.
  public var dropout: Dropout<Scalar>?
  /// The factors B and A at the start, where what they held was taken out of the base.
  var start: LowRankMatrix<Scalar>?
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)
  /// The product s A X of the last forward pass, r × tokens.
  private var hidden = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Adapts a layer by a change that is zero at first.
  ///
  /// `B = 0`, so that the output is the base's. `A` is not zero too, since then no gradient would
  /// ever move either: its entries are drawn evenly from `−1/√inputs` to `1/√inputs`.
  ///
  /// - Parameters:
  ///   - base: The layer, which is frozen; a ``Linear``, or a ``QuantizedLinear`` for QLoRA.
  ///   - rank: The rank r, from 1 to the smaller side of W.
  ///   - alpha: The number α; r unless it is given.
  ///   - scaling: How the factor s depends on α and r.
  ///   - generator: The source of A.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  public init(
    _ base: any LinearLayer<Scalar>, rank: Int, alpha: Scalar? = nil,
    scaling: LoRAScaling = .standard, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try base.requireRank(rank)
    let bound = 1 / Scalar(base.inputs).squareRoot()
    self.init(
      base,
      a: .random(rows: rank, columns: base.inputs, in: -bound...bound, using: &generator),
      b: .zero(rows: base.outputs, columns: rank), alpha: alpha ?? Scalar(rank), scaling: scaling)
  }

  /// Adapts a layer by factors that are known.
  ///
  /// - Precondition: A is r × inputs and B is outputs × r.
  public init(
    _ base: any LinearLayer<Scalar>, a: Matrix<Scalar>, b: Matrix<Scalar>, alpha: Scalar,
    scaling: LoRAScaling = .standard
  ) {
    demand(
      a.columns == base.inputs && b.rows == base.outputs && a.rows == b.columns,
      "factors of \(b.shape) and \(a.shape) do not fit a layer of "
        + "\(base.outputs) × \(base.inputs)")
    self.base = base.frozen
    (self.a, self.b) = (Parameter(a), Parameter(b))
    (self.alpha, self.scaling) = (alpha, scaling)
  }

  /// The inner dimension r.
  public var rank: Int { a.value.rows }
  /// The factor s before BA.
  public var factor: Scalar { scaling.factor(alpha: alpha, rank: rank) }
  /// The matrix `W + s BA`.
  public var adaptedWeight: Matrix<Scalar> { base.dense().weight.value + update }
  /// The change `s BA`.
  public var update: Matrix<Scalar> { (factor * b.value) * a.value }

  /// The output `WX + b 1ᵀ + s B(AX)`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    if let y = mergedLayer?.forward(x) { return y }
    input = dropout?.forward(x) ?? x
    hidden = factor * (a.value * input)
    var y = base.forward(x)
    y += b.value * hidden
    return y
  }

  /// The gradient `WᵀG + s Aᵀ(BᵀG)` with respect to the input.
  ///
  /// - Precondition: The adapter is not merged.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    requireUnmerged()
    b.accumulate(gradient * hidden.transpose)
    let inner = factor * (b.value.transpose * gradient)
    a.accumulate(inner * input.transpose)
    var x = base.backward(gradient)
    let share = a.value.transpose * inner
    x += dropout?.backward(share) ?? share
    return x
  }

  /// Calls a body with the base's parameters, `lora_A.weight` and `lora_B.weight`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    base.withParameters(under: "base", body)
    body("lora_A.weight", &a)
    body("lora_B.weight", &b)
  }
}
