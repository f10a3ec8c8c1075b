public import LinearAlgebra

/// How well the terms of one CP decomposition match those of another.
///
/// Terms have no order, and signs and scales can move between the factors of a term, so factors must
/// never be compared entry by entry. For every pair of terms the congruence is the product over the
/// modes of |cos| of the angle between their vectors; the pairing with the largest sum is found by
/// the Hungarian method. Source: Acar, Dunlavy, Kolda, Mørup, "Scalable tensor factorizations for
/// incomplete data", Chemometr. Intell. Lab. Syst. 106, 2011,
/// https://doi.org/10.1016/j.chemolab.2010.08.004, section 5.
public struct FactorMatch<Scalar: LinearAlgebraScalar>: Sendable {
  /// For every term of the first decomposition, the matching term of the second.
  public let permutation: [Int]
  /// For every term of the first decomposition, the congruence with its match, from 0 to 1.
  public let congruences: [Scalar]
  /// The factor match score: the mean over the pairs of congruence times `1 − |λ − μ|/max(λ, μ)`.
  public let score: Scalar

  /// Matches two decompositions.
  ///
  /// - Parameters:
  ///   - first: A decomposition, with no more terms than the other.
  ///   - second: The other.
  /// - Precondition: Both have the same sizes, and the first has no more terms.
  /// - Complexity: O((sum of the sizes)·R·S + R²·S)
  public init(_ first: CP<Scalar>, _ second: CP<Scalar>) {
    demand(
      first.sizes == second.sizes,
      "terms of sizes \(first.sizes) and \(second.sizes) cannot be matched")
    let (units, others) = (first.withUnitColumns(), second.withUnitColumns())
    var table = Matrix<Scalar>(rows: first.rank, columns: second.rank, repeating: 1)
    for (a, b) in zip(units.factors, others.factors) {
      table = table.hadamard((a.transpose * b).map(\.magnitude))
    }
    let pairs = table.largestAssignment()
    permutation = pairs
    congruences = pairs.enumerated().map { Swift.min(1, table[$0, $1]) }
    let penalized = pairs.enumerated().map { r, s in
      let (x, y) = (units.weights[r].magnitude, others.weights[s].magnitude)
      if x.isZero && y.isZero { return 0 as Scalar }
      // 1 − |λ − μ|/max(λ, μ)
      return Swift.min(1, table[r, s]) * (x <= y ? x / y : y / x).value
    }
    score = penalized.isEmpty ? 1 : penalized.reduce(0, +) / Scalar(penalized.count)
  }
}
