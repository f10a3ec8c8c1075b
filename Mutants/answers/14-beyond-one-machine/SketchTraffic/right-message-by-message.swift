// message by message
import Attempts
import LinearAlgebra

/// How many messages and words a randomized SVD of n columns sends, and how
/// many seconds its longest chain of messages takes.
public func sketchTraffic(
  columns n: Int, sketch: Int, iterations: Int, ranks: Int,
  latency: Double, secondsPerWord: Double
) throws -> (messages: Int, words: Int, seconds: Double) {
  var (messages, words, seconds) = (0, 0, 0.0)
  var depth = 0
  var reach = 1
  while reach < ranks {
    reach *= 2
    depth += 1
  }
  for _ in 0...iterations {
    for size in [sketch * (sketch + 1) / 2, sketch * sketch, n * sketch, n * sketch] {
      messages += ranks - 1
      words += size * (ranks - 1)
      seconds += Double(depth) * (latency + secondsPerWord * Double(size))
    }
  }
  return (messages, words, seconds)
}
