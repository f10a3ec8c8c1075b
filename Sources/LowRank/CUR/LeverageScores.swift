public import LinearAlgebra

extension SVD {
  /// How much each column takes part in the k leading right singular vectors,
  /// `ℓⱼ = Σ_{i≤k} vⱼᵢ²`.
  ///
  /// They lie between 0 and 1 and sum to k. They depend on k: for a square matrix of full rank and
  /// k = n all are 1 and tell nothing. Source: Mahoney and Drineas, "CUR matrix decompositions for
  /// improved data analysis", PNAS 106, 2009, https://doi.org/10.1073/pnas.0803205106.
  ///
  /// - Precondition: k is from 0 to the number of singular values.
  /// - Complexity: O(n·k)
  public func leverageScores(rank k: Int) -> Vector<Scalar> { v.squaredRowNorms(first: k) }

  /// How much each row takes part in the k leading left singular vectors, `ℓᵢ = Σ_{j≤k} uᵢⱼ²`.
  ///
  /// - Precondition: k is from 0 to the number of singular values.
  /// - Complexity: O(m·k)
  public func rowLeverageScores(rank k: Int) -> Vector<Scalar> { u.squaredRowNorms(first: k) }
}

extension Matrix {
  fileprivate func squaredRowNorms(first count: Int) -> Vector<Scalar> {
    demand(
      count >= 0 && count <= columns, "there are no \(count) singular vectors, only \(columns)")
    let norms = self[columns: 0..<count].rowNorms
    return norms.hadamard(norms)
  }
}
