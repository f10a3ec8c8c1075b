import Grading
import LinearAlgebra

/// Ranks that hold a vector each, and do what a list of rounds says.
struct SimulatedRanks {
  /// What each rank holds.
  private(set) var held: [Vector<Double>]
  /// How often each summand is in what a rank holds.
  private(set) var shares: [[Int]]
  /// How many messages were sent.
  private(set) var messages = 0

  init(_ parts: [Vector<Double>]) {
    held = parts
    shares = parts.indices.map { rank in parts.indices.map { $0 == rank ? 1 : 0 } }
  }

  /// Sends the messages of a round at the same time, and says what is impossible about them.
  mutating func play(_ round: [[Int]]) -> String? {
    var busy = Set<Int>()
    let (before, sharesBefore) = (held, shares)
    for message in round {
      guard message.count == 2 else { return "\(message.exhibit) is not a sender and a receiver" }
      for rank in message {
        guard held.indices.contains(rank) else { return "there is no rank \(rank)" }
        guard busy.insert(rank).inserted else { return "rank \(rank) does two things at once" }
      }
      let (sender, receiver) = (message[0], message[1])
      held[receiver] = before[receiver] + before[sender]
      shares[receiver] = zip(sharesBefore[receiver], sharesBefore[sender]).map { $0 + $1 }
      messages += 1
    }
    return nil
  }
}
