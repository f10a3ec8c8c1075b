import Experiments
import LinearAlgebra
import Literate
import LowRank

private let shares = [0.01, 0.02, 0.05, 0.1, 0.2]

func contest(_ page: Page, _ evidence: Evidence) throws {
  let entrants = try ContestTensor.allCases.map { try Entrant($0) }
  var table = Table("data", "SVD", "CP, ten starts", "Tucker", "train")
  var ranks = Table("data", "SVD", "CP", "Tucker", "train")
  for each in entrants {
    let (svd, tucker, train) = (
      try each.matrix(0.05), try each.tucker(0.05).0, try each.train(0.05).0
    )
    let starts = evidence.spread(of: "error", for: each.name)
    table.row(
      each.name, percent(svd.error, decimals: 2),
      starts.percent(decimals: 2), percent(tucker.error, decimals: 2),
      percent(train.error, decimals: 2))
    ranks.row(
      each.name, words(svd.ranks), "\(layers(each.x, share: 0.05))",
      words(tucker.ranks), words(train.ranks))
    try claims(page, each.name, svd, starts, tucker, train)
  }
  page.record("video-layers", layers(entrants[1].x, share: 0.05))
  table.best(.least, inEachRowOf: 1..<5)
  page.print("relative error with at most 5 % of the numbers")
  page.print(table)
  page.print("\nranks")
  page.print(ranks)
  try runAnew(page, entrants, evidence)
  try page.figure("contest", try entrants.map { try chart($0, page.seed) })
  try page.figure("picture", try pictures(entrants[0], seed: page.seed))
  page.printOrigin(of: evidence)
}

private func words(_ ranks: [Int]) -> String {
  ranks.map(String.init).joined(separator: ", ")
}

private func claims(
  _ page: Page, _ name: String, _ svd: Found, _ cp: Spread, _ tucker: Found,
  _ train: Found
) throws {
  try page.claim(
    "\(name): no format is behind the SVD.",
    max(cp.most, tucker.error, train.error) < svd.error)
  let (found, sentence) =
    switch name {
    case "video": (cp.most < min(tucker.error, train.error), "CP leads.")
    case "oscillator":
      (tucker.error < min(cp.least, train.error), "Tucker leads.")
    default:
      (
        cp.most < tucker.error && tucker.error < train.error,
        "CP leads, and the train is third."
      )
    }
  try page.claim("\(name): \(sentence)", found)
}

/// CP on all three tensors, with this run's seed as the start.
private func runAnew(
  _ page: Page, _ entrants: [Entrant], _ evidence: Evidence
) throws {
  page.printMeasured("\nCP from start \(page.seed), run now")
  for each in entrants {
    let error = try cp(each.x, share: 0.05, seed: page.seed).relativeError
    try evidence.require([error], of: each.name, seed: page.seed)
    page.printMeasured("\(each.name): \(percent(error, decimals: 2))")
  }
}

/// The picture, and what CP, Tucker and a train make of 5 % of its numbers.
private func pictures(_ entrant: Entrant, seed: UInt64) throws -> [[Image]] {
  let versions = [
    entrant.x,
    Tensor(try cp(entrant.x, share: 0.05, seed: seed).decomposition),
    Tensor(try entrant.tucker(0.05).1), Tensor(try entrant.train(0.05).1),
  ]
  let images = versions.map { version in
    Image(
      red: version.slice(0), green: version.slice(1), blue: version.slice(2))
  }
  return [Array(images[..<2]), Array(images[2...])]
}

private func chart(_ entrant: Entrant, _ seed: UInt64) throws -> Plot {
  let xs = shares.map { 100 * $0 }
  // More layers than 5 % would take minutes.
  let few = shares.filter { $0 <= 0.05 }
  let series = [
    Series.linePoints(
      "SVD", x: xs, try shares.map { try entrant.matrix($0).error }),
    .linePoints(
      "CP", x: few.map { 100 * $0 },
      try few.map {
        try cp(entrant.x, share: $0, seed: seed).relativeError
      }),
    .linePoints(
      "Tucker", x: xs, try shares.map { try entrant.tucker($0).0.error }),
    .linePoints(
      "train", x: xs, try shares.map { try entrant.train($0).0.error }),
  ]
  var plot = Plot(
    x: Axis(
      "\(entrant.name): % stored", .logarithmic, range: 0.9...22,
      ticks: [1.0, 2, 5, 10, 20].map { ($0, $0.formatted(decimals: 0)) }),
    y: Axis("error", .logarithmic), series)
  plot.key = entrant.name == "oscillator" ? .topRight : .none
  plot.aspect = 0.85
  return plot
}
