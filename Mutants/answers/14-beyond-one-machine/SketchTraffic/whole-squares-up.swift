// whole squares up
import Attempts
import LinearAlgebra

/// How many messages and words a randomized SVD of n columns sends, and how
/// many seconds its longest chain of messages takes.
public func sketchTraffic(
  columns n: Int, sketch: Int, iterations: Int, ranks: Int,
  latency: Double, secondsPerWord: Double
) throws -> (messages: Int, words: Int, seconds: Double) {
  var depth = 0
  while 1 << depth < ranks { depth += 1 }
  let one = 2 * sketch * sketch + 2 * n * sketch
  let passes = iterations + 1
  return (
    4 * passes * (ranks - 1), passes * one * (ranks - 1),
    Double(passes * depth) * (4 * latency + secondsPerWord * Double(one)))
}
