// by recursion over the even ranks
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  func level(_ ranks: [Int]) -> [[[Int]]] {
    if ranks.count == 1 { return [] }
    let pairs = stride(from: 1, to: ranks.count, by: 2).map { [ranks[$0], ranks[$0 - 1]] }
    return [pairs] + level(stride(from: 0, to: ranks.count, by: 2).map { ranks[$0] })
  }
  let rounds = level(Array(parts.indices))
  var held = parts
  for message in rounds.joined() { held[message[1]] = held[message[0]] + held[message[1]] }
  return (held[0], rounds)
}
