// butterfly so that all ranks know
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  var held = parts
  var rounds: [[[Int]]] = []
  var bit = 1
  while bit < parts.count {
    let before = held
    var round: [[Int]] = []
    for rank in parts.indices where rank ^ bit < parts.count {
      held[rank] = before[rank] + before[rank ^ bit]
      round.append([rank, rank ^ bit])
    }
    rounds.append(round)
    bit *= 2
  }
  return (held[0], rounds)
}
