// sums with reduce and lists a tree
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  var rounds: [[[Int]]] = []
  var d = 1
  while d < parts.count {
    rounds.append(stride(from: 0, to: parts.count - d, by: 2 * d).map { [$0 + d, $0] })
    d *= 2
  }
  return (parts.dropFirst().reduce(parts[0]) { $0 + $1 }, rounds)
}
