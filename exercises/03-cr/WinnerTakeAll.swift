import Attempts
import LinearAlgebra

/// Chosen layers, each listed once, and the weight of each.
public struct WeightedChoice: Equatable {
  /// The numbers of the layers, counted from 0.
  public let indices: [Int]
  /// The weight of each of them.
  public let weights: Vector<Double>

  /// Puts numbers and weights together.
  public init(indices: [Int], weights: Vector<Double>) {
    self.indices = indices
    self.weights = weights
  }
}

/// The largest layers of `XY` for certain with weight 1, and draws from the
/// others, `k` in all.
public func winnerTakeAll(
  _ x: Matrix<Double>, _ y: Matrix<Double>, count k: Int,
  using generator: inout SplitMix64
) throws -> WeightedChoice {
  throw NotAttempted()
}
