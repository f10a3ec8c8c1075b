import Experiments
import LinearAlgebra
import Literate

func pairsPlanted(_ page: Page, _ evidence: Evidence) throws {
  var table = Table(
    "entries of each factor", "pruned", "sparse factors", "pairs found")
  var found = 0
  for share in Planted.shares {
    let errors = evidence.spread(of: "sparse factors", for: share)
    let exact = errors.values.count { $0 < 1e-6 }
    found += exact
    table.row(
      "\(Planted.entries(share)) of 4096",
      withSpread(evidence.spread(of: "pruned", for: share)), withSpread(errors),
      "\(exact) of \(errors.values.count)")
    let values = try errorsOnPlanted(share, seed: page.seed)
    try evidence.require(values, of: share, seed: page.seed)
  }
  page.print(table)
  try page.claim("The search finds none of the planted pairs.", found == 0)
  for share in Planted.shares {
    let comparison = Comparison(
      evidence.spread(of: "sparse factors", for: share),
      evidence.spread(of: "pruned", for: share), among: Planted.shares.count)
    try page.claim(
      "With few entries the search is behind pruning, with more it is ahead.",
      share == "1/20" ? comparison.isAbove : comparison.isBelow)
  }
  page.printOrigin(of: evidence)
}
