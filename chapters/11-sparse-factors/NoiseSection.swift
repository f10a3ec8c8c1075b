import Experiments
import LinearAlgebra
import Literate

func noiseOfAllSizes(_ page: Page, _ evidence: Evidence) throws {
  var table = Table("n", "rank √n", "√n groups and blocks", "1 − 4/√n")
  for name in evidence.experiment.cases {
    let rank = evidence.spread(of: "rank", for: name)
    let monarch = evidence.spread(of: "Monarch", for: name)
    let root = (Double(name) ?? 1).squareRoot()
    table.row(
      name, withSpread(rank), withSpread(monarch),
      (1 - 4 / root).formatted(decimals: 3))
    if name != "1024" {
      let values = try lostShares(of: name, seed: page.seed)
      try evidence.require(values, of: name, seed: page.seed)
    }
    try page.claim(
      "On noise the blocks lose less than the rank, from 64 on.",
      Comparison(monarch, rank, among: 4).isBelow == (name != "16"))
  }
  page.print(table)
  page.printOrigin(of: evidence)
}
