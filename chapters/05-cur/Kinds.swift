import LinearAlgebra
import Literate
import LowRank

// snippet.shoppers
/// What 300 shoppers bought of 120 goods.
///
/// There are six kinds of shoppers, very unequal in number, and every
/// shopper is a little different.
func shoppers(
  _ counts: [Int], using generator: inout SplitMix64
) -> Matrix<Double> {
  let kinds = Matrix<Double>.gaussian(
    rows: 120, columns: counts.count, using: &generator)
  let whims = Matrix<Double>.gaussian(
    rows: 120, columns: 300, using: &generator)
  return kinds[columns: owners(counts)] + 0.1 * whims
}
// snippet.end

/// The kind of each shopper.
private func owners(_ counts: [Int]) -> [Int] {
  counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) }
}

// snippet.weighted
/// Different indices, drawn one after another with probability
/// proportional to their weights: each gets a random time, and the first
/// ones win.
func drawn(
  _ count: Int, by weights: Vector<Double>,
  using generator: inout SplitMix64
) -> [Int] {
  let times = weights.map { -Double.log(1 - generator.uniform()) / $0 }
  let order = times.indices.sorted { times[$0] < times[$1] }
  return Array(order.prefix(count))
}
// snippet.end

func findRareKinds(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let counts = [180, 70, 35, 9, 4, 2]
  let (a, kinds) = (shoppers(counts, using: &generator), owners(counts))
  // snippet.weights
  let leverage = try SVD(a).leverageScores(rank: 6)
  let even = Vector(repeating: 1.0, count: 300)
  // snippet.end
  var table = Table(
    "shoppers", "evenly: kinds", "error", "leverage: kinds", "error")
  for count in [6, 12, 24] {
    let results = try [even, leverage].map { weights in
      let results = try (0..<60).map { _ in
        try judge(a, kinds, drawn(count, by: weights, using: &generator))
      }
      return (mean(results.map(\.kinds)), mean(results.map(\.error)))
    }
    let cells = results.flatMap {
      [$0.0.formatted(decimals: 2), $0.1.formatted(decimals: 3)]
    }
    table.row("\(count)", cells[0], cells[1], cells[2], cells[3])
    if count == 6 {
      try page.claim(
        "With six draws, leverage is worse than chance, and finds more kinds.",
        results[1].1 > results[0].1 && results[1].0 > results[0].0)
    }
    if count == 24 {
      page.record("kinds-even", cells[0])
      page.record("kinds-leverage", cells[2])
    }
  }
  page.print(table)
  for (name, rule, key) in [
    ("longest", ColumnSelector.norms, "kinds-longest"),
    ("interpolation points", .deim, "kinds-deim"),
  ] {
    let chosen = try a.selectColumns(6, by: rule, using: &generator)
    let result = try judge(a, kinds, chosen)
    page.print(
      "6 shoppers, \(name): \(Int(result.kinds)) of the kinds, "
        + "error \(result.error.formatted(decimals: 3))")
    page.record(key, Int(result.kinds))
  }
  let floor = try SVD(a).truncationError(rank: 6) / a.frobeniusNorm
  page.print("SVD of rank six: error \(floor.formatted(decimals: 3))")
  try draw(leverage, page)
}

private func mean(_ numbers: [Double]) -> Double {
  numbers.reduce(0, +) / Double(numbers.count)
}

/// How many kinds are among the chosen, and how well they explain the rest.
private func judge(
  _ a: Matrix<Double>, _ kinds: [Int], _ chosen: [Int]
) throws -> (kinds: Double, error: Double) {
  let id = try InterpolativeDecomposition(a, columns: chosen)
  return (
    Double(Set(chosen.map { kinds[$0] }).count),
    relativeError(Matrix(id), of: a)
  )
}

private func draw(_ scores: Vector<Double>, _ page: Page) throws {
  try page.figure(
    "kinds",
    Plot(
      x: Axis("shopper"), y: Axis("leverage", .logarithmic, range: 1e-3...1),
      .points("k = 6", scores)
    ).with(key: .none, aspect: 2))
}
