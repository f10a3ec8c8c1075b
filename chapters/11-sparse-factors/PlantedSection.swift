import Experiments
import LinearAlgebra
import Literate

func pairsPlanted(_ page: Page, _ evidence: Evidence) throws {
  var table = Table(
    "entries a column", "not zero in W", "pruned", "search alone",
    "pieces found", "pairs found")
  for planted in Planted.all where planted.size == 64 {
    let name = planted.name
    table.row(
      "\(planted.entries) of 64",
      percent(evidence.spread(of: "filled", for: name).mean, decimals: 0),
      withSpread(evidence.spread(of: "pruned", for: name)),
      withSpread(evidence.spread(of: "search", for: name)),
      percent(evidence.spread(of: "pieces", for: name).mean, decimals: 1),
      "\(pairs(planted, evidence)) of 10")
  }
  page.print(table)
  for planted in Planted.all {
    try page.claim(
      "The search alone finds none of the planted pairs.",
      evidence.spread(of: "search", for: planted.name).values
        .allSatisfy { $0 > 1e-3 })
  }
  let ends = Planted.all.filter {
    $0.size == 64 && ($0.entries == 3 || $0.entries > 5)
  }
  for planted in ends {
    let comparison = Comparison(
      evidence.spread(of: "search", for: planted.name),
      evidence.spread(of: "pruned", for: planted.name), among: ends.count)
    try page.claim(
      "With few entries the search is behind pruning, with more it is ahead.",
      planted.entries == 3 ? comparison.isAbove : comparison.isBelow)
  }
  for planted in Planted.all
  where planted.size == 64 && (4...9).contains(planted.entries) {
    try page.claim(
      "Ratios find at least eight of ten.", pairs(planted, evidence) >= 8)
  }
  for planted in Planted.all where ["64, 6", "64, 12"].contains(planted.name) {
    let values = try found(of: planted, seed: page.seed)
    try evidence.require(values, of: planted.name, seed: page.seed)
  }
  try page.claim(
    "With ten and more a column hardly any pair is found, with two none.",
    Planted.all.filter { $0.entries < 3 || $0.name == "64, 10" }
      .allSatisfy { pairs($0, evidence) <= 1 })
  try drawPieces(page)
  try page.figure("planted", plot(evidence))
  page.printOrigin(of: evidence)
}

/// In how many of the ten seeds the pair was found.
private func pairs(_ planted: Planted, _ evidence: Evidence) -> Int {
  evidence.spread(of: "pairs", for: planted.name).values.count { $0 == 1 }
}

private func plot(_ evidence: Evidence) -> Plot {
  let sizes = Set(Planted.all.map(\.size)).sorted()
  var plot = Plot(
    x: Axis("entries in each column of A and row of B"),
    y: Axis("pairs found, of ten", range: 0...10.4),
    sizes.map { size in
      let cases = Planted.all.filter { $0.size == size }
      return .line(
        "n = \(size)", x: cases.map { Double($0.entries) },
        cases.map { Double(pairs($0, evidence)) })
    })
  plot.key = .topRight
  return plot
}
