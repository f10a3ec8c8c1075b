public import LinearAlgebra

extension TensorTrain {
  /// The train with smaller ranks, to a relative error.
  ///
  /// Sums and products of trains have ranks far above what their entries need. Rounding goes through
  /// the chain twice: from the right it makes the cores orthonormal by QR, from the left it
  /// truncates by SVD, each step discarding at most ε²‖X‖²/(d − 1). Source: Oseledets, "Tensor-Train
  /// Decomposition", algorithm 2, https://doi.org/10.1137/090752286.
  ///
  /// - Parameter error: The largest `‖X − X̂‖/‖X‖` that is allowed, at least 0.
  /// - Returns: The rounded train.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`,
  ///   `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow` if the norm of the tensor is
  ///   beyond the largest number.
  /// - Complexity: O(d·n·r³)
  public func rounded(
    toRelativeError error: Scalar
  ) throws(LinearAlgebraError) -> TensorTrain {
    try requireRelativeError(error)
    let share = error * error / Scalar(Swift.max(1, order - 1))
    return try truncated { _ in .squaredError(share) }
  }

  /// The train with ranks up to a limit.
  ///
  /// - Parameter limit: The largest rank, at least 0.
  /// - Returns: The rounded train.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if the limit is
  ///   negative, `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(d·n·r³)
  public func rounded(toMaximalRank limit: Int) throws(LinearAlgebraError) -> TensorTrain {
    guard limit >= 0 else { throw .rankOutOfRange(rank: limit, allowed: 0...Int.max) }
    return try truncated { available in .rank(Swift.min(limit, available)) }
  }

  /// The same tensor in some unit, with orthonormal rows in every core but the first, which has all
  /// the norm.
  func orthogonalizedFromRight() throws(LinearAlgebraError) -> (
    cores: [Tensor<Scalar>], unit: PowerOfTwo<Scalar>
  ) {
    var (cores, unit) = (cores, PowerOfTwo<Scalar>.one)
    for k in cores.indices.reversed() {
      let own = cores[k].unit
      let core = cores[k].divided(by: own)
      unit = unit * own
      cores[k] = core
      if k == 0 { break }
      let qr = try QR(core.matricized(leading: 1).transposed())
      cores[k] = Tensor(qr.q.transposed())
        .reshaped(to: [qr.q.columns, core.sizes[1], core.sizes[2]])
      let left = cores[k - 1]
      cores[k - 1] = Tensor(left.matricized(leading: 2) * qr.r.transpose)
        .reshaped(to: [left.sizes[0], left.sizes[1], qr.r.rows])
    }
    return (cores, unit)
  }

  /// Truncates orthogonalized cores from the left; the rule is for a tensor of norm 1.
  private func truncated(
    _ rule: (_ available: Int) -> TruncationRule<Scalar>
  ) throws(LinearAlgebraError) -> TensorTrain {
    var (cores, unit) = try orthogonalizedFromRight()
    let norm = cores[0].frobeniusNorm
    let scale = norm > 0 ? norm : 1
    cores[0] = Tensor(
      sizes: cores[0].sizes, columnMajor: (cores[0].vectorized / scale).elements)
    for k in cores.indices.dropLast() {
      let core = cores[k]
      let matrix = core.matricized(leading: 2)
      let svd = try SVD(matrix)
      let basis = try LeadingBasis(rule(svd.singularValues.count), svd)
      let kept = basis.vectors.columns
      cores[k] = Tensor(basis.vectors).reshaped(to: [core.sizes[0], core.sizes[1], kept])
      let next = cores[k + 1]
      let coefficients = basis.vectors.transpose * matrix
      cores[k + 1] = Tensor(coefficients * next.matricized(leading: 1))
        .reshaped(to: [kept, next.sizes[1], next.sizes[2]])
    }
    cores[cores.count - 1] = cores[cores.count - 1].scaled(by: scale)
    return try TensorTrain(cores: cores).scaledAtTheEnd(by: unit)
  }
}
