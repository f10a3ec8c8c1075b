import Experiments
import LinearAlgebra
import Literate

func kindsCompared(_ page: Page, _ evidence: Evidence) throws {
  var table = Table(
    "half the numbers", Kinds.methods[0], Kinds.methods[1],
    Kinds.methods[2], Kinds.methods[3])
  for kind in Kinds.all {
    let spreads = Kinds.methods.map { evidence.spread(of: $0, for: kind) }
    let cells = spreads.map(withSpread)
    table.row(kind, cells[0], cells[1], cells[2], cells[3])
    let values = try errorsOfKind(kind, seed: page.seed)
    try evidence.require(values, of: kind, seed: page.seed)
  }
  page.print(table)
  let rest = evidence.spread(of: "sparse factors", for: "noise").mean
  page.record("noise-lost", percent(rest * rest))
  try claims(page, evidence)
  page.printOrigin(of: evidence)
}

private func claims(_ page: Page, _ evidence: Evidence) throws {
  func isLess(_ method: String, _ other: String, on kind: String) -> Bool {
    let spreads = [method, other].map { evidence.spread(of: $0, for: kind) }
    return Comparison(spreads[0], spreads[1], among: 16).isBelow
  }
  let winners = [
    ("noise", ["sparse factors"]), ("smooth kernel", ["sparse factors"]),
    ("Monarch", ["Monarch"]),
    ("one entry in ten", ["pruned", "sparse factors"]),
    ("two sparse factors", ["sparse factors"]),
  ]
  for (kind, best) in winners {
    for winner in best {
      for other in Kinds.methods where !best.contains(other) {
        try page.claim(
          "On \(kind), \(winner) loses less than \(other).",
          isLess(winner, other, on: kind))
      }
    }
  }
}
