public import LinearAlgebra
import LowRank

extension LoRA {
  /// Adapts a layer by training the leading part of its own matrix: PiSSA.
  ///
  /// With `W = U Σ Vᵀ`, cut to rank r, `B = U √(Σ/s)` and `A = √(Σ/s) Vᵀ`. The base becomes
  /// `W − s BA`, so that the output is at first what it was, to rounding. Training begins in the
  /// directions in which the layer does most. Source: Meng, Wang and Zhang, "PiSSA: principal
  /// singular values and singular vectors adaptation", 2024, https://arxiv.org/abs/2404.02948.
  ///
  /// - Parameters:
  ///   - linear: The layer.
  ///   - rank: The rank r, from 1 to the smaller side of W.
  ///   - alpha: The number α; r unless it is given.
  ///   - scaling: How the factor s depends on α and r.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `SVD.init(_:)`.
  /// - Precondition: α is positive.
  /// - Complexity: O(outputs·inputs·min(outputs, inputs)), the SVD.
  public init(
    pissa linear: Linear<Scalar>, rank: Int, alpha: Scalar? = nil,
    scaling: LoRAScaling = .standard
  ) throws(LinearAlgebraError) {
    try linear.requireRank(rank)
    let svd = try SVD(linear.weight.value).truncated(toRank: rank)
    self.init(
      splitting: linear, LowRankMatrix(balanced: svd), alpha: alpha ?? Scalar(rank),
      scaling: scaling)
  }

  /// Adapts a layer as PiSSA does, with a randomized SVD in place of the exact one.
  ///
  /// What the approximation leaves out stays in the base, so that the output is at first what it
  /// was all the same.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `SVD.init(randomized:rank:)`.
  /// - Precondition: α is positive.
  /// - Complexity: O(outputs·inputs·r·powerIterations)
  public init(
    pissa linear: Linear<Scalar>, rank: Int, alpha: Scalar? = nil,
    scaling: LoRAScaling = .standard, powerIterations: Int = 4,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try linear.requireRank(rank)
    let svd = try SVD(
      randomized: linear.weight.value, rank: rank, powerIterations: powerIterations,
      using: &generator)
    self.init(
      splitting: linear, LowRankMatrix(balanced: svd), alpha: alpha ?? Scalar(rank),
      scaling: scaling)
  }

  /// Takes a part of low rank out of a layer's matrix and trains it.
  init(
    splitting linear: Linear<Scalar>, _ part: LowRankMatrix<Scalar>, alpha: Scalar,
    scaling: LoRAScaling
  ) {
    demand(alpha > 0, "α is \(alpha), but a part of the matrix needs a positive factor")
    let share = 1 / scaling.factor(alpha: alpha, rank: part.rank).squareRoot()
    let (a, b) = (share * part.right, share * part.left)
    var rest = linear
    rest.weight.value -= Matrix(part)
    self.init(rest, a: a, b: b, alpha: alpha, scaling: scaling)
    start = LowRankMatrix(left: b, right: a)
  }

  /// The same change as an adapter of the layer as it was before a part of it was taken out.
  ///
  /// It has twice the rank: `s (BA − B₀A₀) = s [B, −B₀] [A; A₀]`, where `A₀` and `B₀` are the
  /// factors at the start. The factor s stays the same. An adapter whose base is whole is given
  /// back as it is.
  ///
  /// - Complexity: O(outputs·inputs·r), for the base.
  public func relativeToOriginal() -> LoRA {
    guard let start else { return self }
    var original = base.dense()
    original.weight.value += factor * Matrix(start)
    return LoRA(
      original, a: a.value.appending(rowsOf: start.right),
      b: b.value.appending(columnsOf: -start.left),
      alpha: alpha / scaling.factor(alpha: 1, rank: 2), scaling: scaling)
  }
}

extension LowRankMatrix {
  /// The factors `U√Σ` and `√Σ Vᵀ`, of equal length each to its partner.
  init(balanced svd: SVD<Scalar>) {
    let roots = Vector(svd.singularValues.map { $0.squareRoot() })
    self.init(
      left: svd.u.scaled(columnsBy: roots), right: svd.v.scaled(columnsBy: roots).transposed())
  }
}
