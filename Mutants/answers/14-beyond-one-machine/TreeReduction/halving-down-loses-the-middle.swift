// halving down loses the middle
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
    let half = count / 2
    rounds.append((0..<half).map { [$0 + half, $0] })
    for i in 0..<half { held[i] += held[i + half] }
    count = half
  }
  return (held[0], rounds)
}
