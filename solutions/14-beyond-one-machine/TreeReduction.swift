import Attempts
import LinearAlgebra

/// The sum of the parts that ranks hold, and who sent to whom for it: a list
/// of rounds, each a list of messages `[sender, receiver]`.
public func treeReduction(
  _ parts: [Vector<Double>]
) throws -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  // answer.begin
  var held = parts
  var rounds: [[[Int]]] = []
  var distance = 1
  while distance < parts.count {
    var messages: [[Int]] = []
    var receiver = 0
    while receiver + distance < parts.count {
      let sender = receiver + distance
      held[receiver] = held[receiver] + held[sender]
      messages.append([sender, receiver])
      receiver += 2 * distance
    }
    rounds.append(messages)
    distance *= 2
  }
  return (held[0], rounds)
  // answer.end
}
