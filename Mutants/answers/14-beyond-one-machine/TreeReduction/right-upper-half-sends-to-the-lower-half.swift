// upper half sends to the lower half
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
    let half = (count + 1) / 2
    var round: [[Int]] = []
    for sender in half..<count {
      held[sender - half] += held[sender]
      round.append([sender, sender - half])
    }
    rounds.append(round)
    count = half
  }
  return (held[0], rounds)
}
