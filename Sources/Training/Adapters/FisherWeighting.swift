public import LinearAlgebra
public import LowRank

extension Trainable {
  /// The mean square of the gradient of every parameter, by name: its Fisher information.
  ///
  /// An entry says how much the loss cares about the parameter's entry. With one example in each
  /// batch, and as many targets in each, this is the empirical Fisher information's diagonal up to
  /// a factor; larger batches give a smoother and smaller estimate. Frozen parameters are measured too.
  ///
  /// - Complexity: A forward and a backward pass for each batch.
  public func fisherInformation(
    of batches: some Sequence<Batch>
  ) -> [String: Matrix<Scalar>] {
    var (model, sums, count): (Self, [String: Matrix<Scalar>], Int) = (self, [:], 0)
    model.train { _ in true }
    for batch in batches {
      model.clearGradients()
      _ = model.accumulateGradients(of: batch)
      count += 1
      for (name, gradient) in model.namedGradients {
        let square = gradient.hadamard(gradient)
        sums[name] = sums[name].map { $0 + square } ?? square
      }
    }
    return sums.mapValues { $0 / Scalar(count) }
  }
}

extension LowRankMatrix {
  /// The approximation of rank r that is best when rows count by their Fisher information.
  ///
  /// A row's weight is `dᵢ = √(Σⱼ Iᵢⱼ)`. With `D = diag(d)` and the singular value decomposition
  /// `DW = U Σ Vᵀ`, cut to rank r, the factors are `D⁻¹U√Σ` and `√ΣVᵀ`. They minimize
  /// `Σᵢ dᵢ² ‖row i of W − BA‖²`; to weight each entry by itself is a problem without such a
  /// solution. Weights below √ε times the largest count as that much, for D has to be inverted. Where there is no information at all, this is the best approximation without weights.
  /// Source: Hsu and others, "Language model compression with weighted low-rank factorization",
  /// 2022, https://arxiv.org/abs/2207.00112.
  ///
  /// - Parameters:
  ///   - weight: The matrix W, m × n.
  ///   - information: The matrix I, m × n, with no negative entry.
  ///   - rank: The rank r, from 0 to min(m, n).
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `SVD.init(_:)`.
  /// - Precondition: Both matrices have one shape.
  /// - Complexity: O(m·n·min(m, n))
  public init(
    fisherWeighted weight: Matrix<Scalar>, information: Matrix<Scalar>, rank: Int
  ) throws(LinearAlgebraError) {
    demand(
      information.rows == weight.rows && information.columns == weight.columns,
      "an information of \(information.shape) does not fit a weight of \(weight.shape)")
    try information.requireFinite(for: "Fisher weighting")
    let weights = Self.rowWeights(information)
    let svd = try SVD(weight.scaled(rowsBy: weights)).truncated(toRank: rank)
    let balanced = LowRankMatrix(balanced: svd)
    let inverse = Vector(weights.map { 1 / $0 })
    self.init(left: balanced.left.scaled(rowsBy: inverse), right: balanced.right)
  }

  private static func rowWeights(_ information: Matrix<Scalar>) -> Vector<Scalar> {
    let ones = Vector<Scalar>(repeating: 1, count: information.columns)
    let weights = (information * ones).map { $0.squareRoot() }
    guard let largest = weights.max(), largest > 0 else {
      return Vector(repeating: 1, count: information.rows)
    }
    // A row that counts for nothing would be divided by zero, and has no digits long before that.
    let floor = largest * Scalar.ulpOfOne.squareRoot()
    return Vector(weights.map { max($0, floor) })
  }
}

extension LoRA {
  /// Adapts a layer by training the part of its matrix that its Fisher information finds weightiest.
  ///
  /// As PiSSA, with `LowRankMatrix.init(fisherWeighted:information:rank:)` in place of the truncated
  /// SVD.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `SVD.init(_:)`.
  /// - Precondition: The information has the shape of the layer's matrix, and α is positive.
  /// - Complexity: O(outputs·inputs·min(outputs, inputs))
  public init(
    fisherWeighted linear: Linear<Scalar>, information: Matrix<Scalar>, rank: Int,
    alpha: Scalar? = nil, scaling: LoRAScaling = .standard
  ) throws(LinearAlgebraError) {
    try linear.requireRank(rank)
    let part = try LowRankMatrix(
      fisherWeighted: linear.weight.value, information: information, rank: rank)
    self.init(splitting: linear, part, alpha: alpha ?? Scalar(rank), scaling: scaling)
  }
}
