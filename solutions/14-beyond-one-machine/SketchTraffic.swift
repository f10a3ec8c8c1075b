import Attempts
import LinearAlgebra

/// How many messages and words a randomized SVD of n columns sends, and how
/// many seconds its longest chain of messages takes.
public func sketchTraffic(
  columns n: Int, sketch: Int, iterations: Int, ranks: Int,
  latency: Double, secondsPerWord: Double
) throws -> (messages: Int, words: Int, seconds: Double) {
  // answer.begin
  var depth = 0
  while 1 << depth < ranks { depth += 1 }
  let passes = iterations + 1
  // Up and down the tree: a triangle and a block of Q, then twice AᵀQ.
  let triangle = sketch * (sketch + 1) / 2
  let perPass = triangle + sketch * sketch + 2 * n * sketch
  let messages = 4 * passes * (ranks - 1)
  let words = passes * perPass * (ranks - 1)
  let wait = 4 * latency + Double(perPass) * secondsPerWord
  return (messages, words, Double(passes * depth) * wait)
  // answer.end
}
