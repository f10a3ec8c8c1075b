// rank may receive from two children
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  var held = parts
  var rounds: [[[Int]]] = []
  for parent in parts.indices.reversed() {
    let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < parts.count }
    if children.isEmpty { continue }
    for child in children { held[parent] += held[child] }
    rounds.append(children.map { [$0, parent] })
  }
  return (held[0], rounds)
}
