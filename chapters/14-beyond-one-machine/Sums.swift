import DistributedAlgebra
import LinearAlgebra
import Literate

func countSums(_ page: Page) throws {
  try drawShares(page)
  try drawSum(page)
  var table = Table(
    "ranks", "messages", "rounds", "messages at rank 0", "if all sent to it")
  for ranks in [1, 2, 3, 4, 7, 16, 64] {
    let (messages, rounds) = try sum(over: ranks)
    table.row(
      "\(ranks)", "\(messages)", "\(rounds)", "\(rounds)", "\(ranks - 1)")
  }
  page.print(table)
  try page.claim(
    "a sum along the tree takes P − 1 messages in ⌈log₂ P⌉ rounds",
    (1...40).allSatisfy {
      try sum(over: $0) == ($0 - 1, ReductionTree(size: $0).rounds)
    })
}

// snippet.sum
/// Adds up a number from each rank, and counts.
private func sum(
  over ranks: Int
) throws -> (messages: Int, rounds: Int) {
  let traffic = try Simulation.run(ranks: ranks) {
    group throws(DistributedError) in
    _ = try group.sumAtRoot([Double(group.rank)])
    return group.traffic
  }
  let messages = traffic.map(\.sent.messages).reduce(0, +)
  return (messages, traffic[0].received.messages)
}
// snippet.end
