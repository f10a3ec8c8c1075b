public import LinearAlgebra

/// A way to choose the landmarks of a positive semidefinite matrix.
public enum LandmarkRule: String, CaseIterable, Sendable {
  /// Drawn evenly; the matrix is not looked at.
  case uniform
  /// Drawn by leverage at rank k, which needs all of the matrix and its eigenvectors.
  case leverage
  /// The pivots of ``RandomlyPivotedCholesky``, which reads k columns.
  case randomlyPivotedCholesky
}

extension Matrix {
  /// Chooses k different landmarks of a positive semidefinite matrix.
  ///
  /// Where fewer than k pivots have anything left, the first indices that are not among them
  /// follow.
  ///
  /// - Parameters:
  ///   - k: The number of landmarks, from 1 to n; 0 only if the matrix is empty.
  ///   - rule: How to choose.
  ///   - generator: The source of randomness.
  /// - Returns: The landmarks, in the order of choice; pass them to
  ///   ``Nystrom/init(_:landmarks:relativeTolerance:)``.
  /// - Precondition: The matrix is square.
  /// - Throws: `LinearAlgebraError.countOutOfRange`,
  ///   `LinearAlgebraError.notPositiveSemidefinite`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: O(n), O(n³) or O(n·k²) for the three rules.
  public func landmarks(
    _ k: Int, by rule: LandmarkRule, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> [Int] {
    demand(isSquare, "landmarks are taken from a square matrix, not \(shape)")
    try requireLandmarks(k, of: rows)
    switch rule {
    case .uniform:
      return Vector<Scalar>(repeating: 1, count: rows).drawDistinct(k, using: &generator)
    case .leverage:
      return try SVD(self).leverageScores(rank: k).drawDistinct(k, using: &generator)
    case .randomlyPivotedCholesky:
      let pivots = try RandomlyPivotedCholesky(self, rank: k, using: &generator).pivots
      let taken = Set(pivots)
      return pivots + (0..<rows).filter { !taken.contains($0) }.prefix(k - pivots.count)
    }
  }
}
