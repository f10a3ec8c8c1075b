public import LinearAlgebra
import RealModule

/// A way to choose k columns that are to stand for all.
///
/// The best choice is hard to find, and no rule here is best on all data: on repeated columns the
/// longest ones are copies of each other; on even data chance does nearly as well as care.
public enum ColumnSelector: String, CaseIterable, Sendable {
  /// The column farthest from the span of those chosen, again and again; see
  /// ``TruncatedPivotedQR``.
  case pivotedQR
  /// The column that lowers the error most, again and again.
  case greedyResidual
  /// The longest columns.
  case norms
  /// The columns nearest to the centers of k clusters.
  case kMeans
  /// Columns drawn by their leverage at rank k.
  case leverage
  /// The pivots of an LU factorization of the k leading right singular vectors.
  case deim
  /// Columns drawn evenly.
  case random
}

extension Matrix {
  /// Chooses k different columns by a rule.
  ///
  /// - Parameters:
  ///   - k: The number of columns, from 1 to min(m, n); 0 only if the matrix is empty.
  ///   - selector: How to choose.
  ///   - generator: The source of randomness, for the rules that use it.
  /// - Returns: The chosen columns, in the order of choice; pass them to
  ///   ``InterpolativeDecomposition/init(_:columns:)``.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: O(m·n·k), O(m·n·min(m, n)) for the rules with an SVD, O(m·n² + k·n²) for
  ///   greedy.
  public func selectColumns(
    _ k: Int, by selector: ColumnSelector, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> [Int] {
    try requireSkeletonRank(k)
    try requireFinite(for: "Column selection")
    switch selector {
    case .pivotedQR: return Array(try TruncatedPivotedQR(self, rank: k).pivots.prefix(k))
    case .greedyResidual: return greedyColumns(k)
    case .norms: return columnNorms.indicesByValue.prefix(k).map { $0 }
    case .kMeans: return centralColumns(k, using: &generator)
    case .leverage:
      let scores = try SVD(self).leverageScores(rank: k)
      return scores.drawDistinct(k, using: &generator)
    case .deim: return try SVD(self).v[columns: 0..<k].deimIndices()
    case .random:
      return Vector<Scalar>(repeating: 1, count: columns).drawDistinct(k, using: &generator)
    }
  }
}

extension Vector {
  /// All indices, that of the largest entry first; among equals the first.
  var indicesByValue: [Int] {
    indices.sorted { self[$0] == self[$1] ? $0 < $1 : self[$0] > self[$1] }
  }

  /// Draws different indices one after another, each with probability proportional to its weight
  /// among those that are left.
  ///
  /// Where fewer than `count` weights are positive, the first of the others follow.
  ///
  /// - Complexity: O(n log n): each index gets the arrival time of a Poisson process with its rate,
  ///   and the first to arrive are taken.
  func drawDistinct(_ count: Int, using generator: inout some RandomNumberGenerator) -> [Int] {
    // Of magnitude 1, since the quotients are larger than the weights.
    let unit = PowerOfTwo(notAbove: self.max() ?? 0)
    let earliness = Vector(
      divided(by: unit).map { weight -> Scalar in
        // 1 − u is never 0, so that the time is finite.
        let time = -Scalar.log(Scalar(1 - generator.uniform()))
        return weight > 0 ? weight / Swift.max(time, .leastNormalMagnitude) : 0
      })
    return Array(earliness.indicesByValue.prefix(count))
  }
}
