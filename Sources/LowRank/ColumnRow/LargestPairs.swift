public import LinearAlgebra

extension ColumnRowProduct {
  /// Takes the k pairs with the largest `‖xᵢ‖‖yᵢ‖`, each with weight 1.
  ///
  /// Nothing is random and nothing is unbiased: what is left out is missing. The error is at most
  /// the sum of the sizes left out, `‖Σ_{i∉S} xᵢyᵢᵀ‖_F ≤ Σ_{i∉S} ‖xᵢ‖‖yᵢ‖`, and this choice makes
  /// that bound as small as k pairs can. Among pairs of one size the first is taken.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange` unless k is
  ///   from 1 to the number of pairs.
  /// - Complexity: O(l log l)
  public func largest(_ k: Int) throws(LinearAlgebraError) -> ColumnRowSelection<Scalar> {
    try requireCount(k, upTo: count)
    return ColumnRowSelection(
      indices: Array(orderBySize.prefix(k)), weights: Vector(repeating: 1, count: k))
  }

  /// All pairs, the largest first.
  var orderBySize: [Int] {
    pairNorms.indices.sorted {
      pairNorms[$0] == pairNorms[$1] ? $0 < $1 : pairNorms[$0] > pairNorms[$1]
    }
  }

  /// The weights that make chosen pairs approximate the product best.
  ///
  /// `min ‖XY − Σᵢ λᵢ xᵢyᵢᵀ‖_F` over λ has the normal equations `(CᵀC ∘ RRᵀ) λ = b`, where `C` and
  /// `R` hold the chosen columns and rows, `∘` multiplies entries, and `bᵢ = cᵢᵀ(XY)rᵢ`. Where they
  /// are singular, as for two equal pairs, the shortest solution is taken.
  ///
  /// - Parameter indices: The chosen pairs, each once.
  /// - Returns: The pairs with those weights.
  /// - Precondition: Every index is that of a pair, and none comes twice.
  /// - Throws: `LinearAlgebraError.overflow` if the chosen pairs are so small beside the others that
  ///   their weights are beyond the largest number.
  /// - Complexity: O((m + n)·k·l + k³); the product itself is not formed.
  public func optimallyWeighted(
    _ indices: [Int]
  ) throws(LinearAlgebraError) -> ColumnRowSelection<Scalar> {
    // snippet.weights
    // Fourth powers are formed, so in units that keep them within range; the
    // weights depend on no unit.
    let (x, y) = (x.divided(by: x.unit), y.divided(by: y.unit))
    let (c, r) = (x[columns: indices], y[rows: indices])
    let scores = (c.transpose * x).hadamard(r * y.transpose)
    let right = scores * Vector(repeating: 1, count: count)
    let weights = try PseudoInverse(c.gram().hadamard(r.rowGram())).solve(right)
    return ColumnRowSelection(indices: indices, weights: weights)
    // snippet.end
  }
}
