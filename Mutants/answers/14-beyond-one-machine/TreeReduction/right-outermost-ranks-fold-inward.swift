// outermost ranks fold inward
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  var held = parts
  var count = parts.count
  var rounds: [[[Int]]] = []
  while count > 1 {
    var round: [[Int]] = []
    for low in 0..<count / 2 {
      let high = count - 1 - low
      held[low] += held[high]
      round.append([high, low])
    }
    rounds.append(round)
    count -= count / 2
  }
  return (held[0], rounds)
}
