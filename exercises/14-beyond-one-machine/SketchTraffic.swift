import Attempts
import LinearAlgebra

/// How many messages and words a randomized SVD of n columns sends, and how
/// many seconds its longest chain of messages takes.
public func sketchTraffic(
  columns n: Int, sketch: Int, iterations: Int, ranks: Int,
  latency: Double, secondsPerWord: Double
) throws -> (messages: Int, words: Int, seconds: Double) {
  throw NotAttempted()
}
