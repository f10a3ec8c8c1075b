import Attempts
import LinearAlgebra

/// Balanced factors, m × rank and rank × n, of a matrix of that rank that is
/// nearest to `weight`.
public func factorizedLayer(
  weight: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  throw NotAttempted()
}

/// What to throw when no factors have the rank.
public struct ImpossibleRank: Error {
  let rank: Int

  /// Keeps the rank that was asked for.
  public init(rank: Int) { self.rank = rank }
}
