// depth by leading zeros
import Attempts
import LinearAlgebra

/// How many messages and words a randomized SVD of n columns sends, and how
/// many seconds its longest chain of messages takes.
public func sketchTraffic(
  columns n: Int, sketch: Int, iterations: Int, ranks: Int,
  latency: Double, secondsPerWord: Double
) throws -> (messages: Int, words: Int, seconds: Double) {
  let depth = ranks <= 1 ? 0 : Int.bitWidth - (ranks - 1).leadingZeroBitCount
  let one = (3 * sketch * sketch + sketch) / 2 + 2 * n * sketch
  let passes = iterations + 1
  let seconds = Double(depth * passes) * 4 * latency + Double(depth * passes * one) * secondsPerWord
  return (4 * passes * (ranks - 1), passes * one * (ranks - 1), seconds)
}
