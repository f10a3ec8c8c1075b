public import LinearAlgebra

/// An adapter in the form of a singular value decomposition, `y = Wx + b + s P(λ ∘ (Qx))`.
///
/// ```swift
/// try model.attach(to: names) { _, linear in try AdaLoRA(linear, rank: 12, using: &generator) }
/// var optimizer = RankAllocator(AdamW(rate: 1e-3), budget: budget)
/// ```
///
/// P is outputs × r, Q is r × inputs, and λ has an entry for each of the r triplets of a column of
/// P, a row of Q and itself. A ``RankAllocator`` sets the λ of the least important triplets of all
/// layers to zero; P and Q stay, so that a triplet can come back. An orthogonality penalty keeps P
/// and Q near what singular vectors are. With `G = ∂L/∂Y` and `T = PᵀG`, `∂L/∂P = s G (λ ∘ QX)ᵀ`,
/// `∂L/∂λ = s (T ∘ QX) 1`, `∂L/∂Q = s (λ ∘ T) Xᵀ`. Source: Zhang and others, "AdaLoRA: adaptive
/// budget allocation for parameter-efficient fine-tuning", 2023, https://arxiv.org/abs/2303.10512.
///
/// - Complexity: That of ``LoRA``.
public struct AdaLoRA<Scalar: LinearAlgebraScalar>: Adapter {
  /// The frozen layer, W and b.
  public private(set) var base: any LinearLayer<Scalar>
  /// The factor Q, r × inputs.
  public var a: Parameter<Scalar>
  /// The factor P, outputs × r.
  public var b: Parameter<Scalar>
  /// The values λ, r × 1.
  public var e: Parameter<Scalar>
  /// The number α in the factor s.
  public let alpha: Scalar
  /// The layer that works in place of base and change while they are merged, or else nil.
  public var mergedLayer: Linear<Scalar>?
  /// What the change leaves out of its input while it learns, or nil.
  public var dropout: Dropout<Scalar>?
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)
  /// The product QX of the last forward pass, r × tokens.
  private var hidden = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Adapts a layer by a change that is zero at first.
  ///
  /// λ is 0; P and Q are normally distributed with `σ = 0.02`.
  ///
  /// - Parameters:
  ///   - base: The layer, which is frozen.
  ///   - rank: The number r of triplets, from 1 to the smaller side of W.
  ///   - alpha: The number α; r unless it is given.
  ///   - generator: The source of P and Q.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  public init(
    _ base: any LinearLayer<Scalar>, rank: Int, alpha: Scalar? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try base.requireRank(rank)
    let a = Matrix<Scalar>.gaussian(rows: rank, columns: base.inputs, using: &generator)
    let b = Matrix<Scalar>.gaussian(rows: base.outputs, columns: rank, using: &generator)
    self.init(
      base, a: 0.02 * a, b: 0.02 * b, e: .zero(rank), alpha: alpha ?? Scalar(rank))
  }

  /// Adapts a layer by factors that are known.
  ///
  /// - Precondition: Q is r × inputs, P is outputs × r, and λ has r entries.
  public init(
    _ base: any LinearLayer<Scalar>, a: Matrix<Scalar>, b: Matrix<Scalar>, e: Vector<Scalar>,
    alpha: Scalar
  ) {
    demand(
      a.columns == base.inputs && b.rows == base.outputs && a.rows == b.columns
        && e.count == a.rows,
      "factors of \(b.shape), \(e.count) and \(a.shape) do not fit a layer of "
        + "\(base.outputs) × \(base.inputs)")
    self.base = base.frozen
    (self.a, self.b, self.e) = (Parameter(a), Parameter(b), Parameter(Matrix(column: e)))
    self.alpha = alpha
  }

  /// The number r of triplets, active or not.
  public var rank: Int { a.value.rows }
  /// The number of triplets whose λ is not zero.
  public var activeRank: Int { e.value.elements.count { $0 != 0 } }
  /// The factor `s = α / (r + 10⁻⁵)`, which does not change when triplets are taken away.
  ///
  /// The small number is in PEFT's layer too, with which adapters are exchanged.
  public var factor: Scalar { alpha / (Scalar(rank) + 1e-5) }
  /// The values s λ.
  private var values: Vector<Scalar> { e.value[column: 0].scaled(by: factor) }
  /// The change `s P diag(λ) Q`.
  public var update: Matrix<Scalar> { b.value.scaled(columnsBy: values) * a.value }
  /// The matrix `W + s P diag(λ) Q`.
  public var adaptedWeight: Matrix<Scalar> { base.dense().weight.value + update }

  /// The output `WX + b 1ᵀ + s P(λ ∘ (QX))`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    if let y = mergedLayer?.forward(x) { return y }
    input = dropout?.forward(x) ?? x
    hidden = a.value * input
    var y = base.forward(x)
    y += b.value * hidden.scaled(rowsBy: values)
    return y
  }

  /// The gradient `WᵀG + s Qᵀ(λ ∘ (PᵀG))` with respect to the input.
  ///
  /// - Precondition: The adapter is not merged.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    requireUnmerged()
    let (factor, values) = (factor, values)
    b.accumulate(gradient * hidden.scaled(rowsBy: values).transpose)
    let inner = b.value.transpose * gradient
    e.accumulate(factor * inner.hadamard(hidden).sumOfColumns)
    let scaled = inner.scaled(rowsBy: values)
    a.accumulate(scaled * input.transpose)
    var x = base.backward(gradient)
    let share = a.value.transpose * scaled
    x += dropout?.backward(share) ?? share
    return x
  }

  /// Calls a body with the base's parameters, `lora_A`, `lora_B` and `lora_E`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    base.withParameters(under: "base", body)
    body("lora_A", &a)
    body("lora_B", &b)
    body("lora_E", &e)
  }
}
