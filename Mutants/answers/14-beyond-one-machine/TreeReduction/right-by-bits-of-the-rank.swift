// by bits of the rank
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
    var round: [[Int]] = []
    for rank in parts.indices where rank & (2 * bit - 1) == bit {
      held[rank ^ bit] += held[rank]
      round.append([rank, rank ^ bit])
    }
    rounds.append(round)
    bit <<= 1
  }
  return (held[0], rounds)
}
