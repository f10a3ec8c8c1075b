import LinearAlgebra
import Literate
import LowRank

func deal(_ page: Page) throws {
  try drawDeal(page)
  // snippet.deal
  let deal = StridePermutation(count: 12, hands: 3)
  page.print("dealt to 3 hands:", "\(deal.order)")
  page.print("and then to 4:", "\(deal.order.dealt(to: 4))")
  // snippet.end
  try page.claim(
    "The second deal undoes the first.",
    deal.order.dealt(to: 4) == Array(0..<12))
}

extension Page {
  /// Prints words and what they are about.
  func print(_ words: String, _ list: String) { print("\(words) \(list)") }
}

extension [Int] {
  /// The list in the order in which it comes back from some hands.
  func dealt(to hands: Int) -> [Int] {
    StridePermutation(count: count, hands: hands).order.map { self[$0] }
  }
}
