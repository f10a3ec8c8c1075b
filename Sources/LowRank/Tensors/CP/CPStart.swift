public import LinearAlgebra

extension CP {
  /// A start for ``CPFit``: in each mode the leading left singular vectors of the unfolding.
  ///
  /// It depends on no chance where no size is below the rank; missing columns are random. It is often
  /// nearer to a good fit than random factors are, and its columns are independent. Source: Kolda and
  /// Bader, "Tensor Decompositions and Applications", section 3.4, https://doi.org/10.1137/07070111X.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order 1 or more.
  ///   - rank: The number of terms.
  ///   - generator: The source of the columns that are missing.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` as ``CPFit``, `LinearAlgebraError.notFiniteEntry`.
  /// - Complexity: count·(sum of the sizes) operations for the Gram matrices.
  public init(
    singularVectorsOf tensor: Tensor<Scalar>, rank: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try tensor.requireTerms(rank)
    try tensor.requireFinite(for: "The CP decomposition")
    let tame = tensor.divided(by: tensor.unit)
    var factors: [Matrix<Scalar>] = []
    for (mode, size) in tensor.sizes.enumerated() {
      let available = size == 0 ? 0 : Swift.min(rank, size, tensor.count / size)
      let basis = try tame.leadingBasis(ofMode: mode, .rank(available)).vectors
      let rest = Matrix<Scalar>.gaussian(
        rows: size, columns: rank - available, using: &generator)
      factors.append(basis.appending(columnsOf: rest))
    }
    self.init(factors: factors)
  }
}
