// empty vectors give no sum
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  if parts[0].count == 0 { return ([], []) }
  var held = parts
  var rounds: [[[Int]]] = []
  var d = 1
  while d < parts.count {
    var round: [[Int]] = []
    for i in stride(from: 0, to: parts.count - d, by: 2 * d) {
      held[i] += held[i + d]
      round.append([i + d, i])
    }
    rounds.append(round)
    d *= 2
  }
  return (held[0], rounds)
}
