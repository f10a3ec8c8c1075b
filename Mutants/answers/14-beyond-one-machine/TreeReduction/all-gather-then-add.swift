// all gather then add
import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  var rounds: [[[Int]]] = []
  for other in parts.indices.dropFirst() { rounds.append([[other, 0]]) }
  var sum = parts[0]
  for part in parts.dropFirst() { sum += part }
  return (sum, rounds)
}
