import LinearAlgebra
import Literate
import LowRank

func takeWinners(_ page: Page) throws {
  let product = try Products.decaying(seed: page.seed)
  let zero = product.squaredErrorOfZero
  // snippet.winners
  var table = Table("rule", "k = 10", "20", "40", "80", "160")
  let counts = [10, 20, 40, 80, 160]
  func row(_ name: String, _ cell: (Int) throws -> String) throws {
    let cells = try counts.map(cell)
    table.row(name, cells[0], cells[1], cells[2], cells[3], cells[4])
  }
  try row("zero matrix") { _ in relative(1) }
  let rules: [ColumnRowRule] = [
    .optimal, .withoutReplacement, .winnerTakeAll, .largest,
  ]
  for rule in rules {
    try row(rule.title) {
      relativeRoot(try product.expectedSquaredError($0, by: rule) / zero)
    }
  }
  try row("number of winners") { "\(try product.winners($0).count)" }
  page.print(table)
  // snippet.end
  page.record("winners-160", try product.winners(160).count)
}
