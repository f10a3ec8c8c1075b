// loop until distance equals count
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  var held = parts
  var rounds: [[[Int]]] = []
  var distance = 1
  while distance <= parts.count {
    var round: [[Int]] = []
    for i in stride(from: 0, to: parts.count, by: 2 * distance) where i + distance < parts.count {
      held[i] += held[i + distance]
      round.append([i + distance, i])
    }
    rounds.append(round)
    distance *= 2
  }
  return (held[0], rounds)
}
