import Gallery
import LinearAlgebra
import Literate
import LowRank

func retrieve(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let library = Digits(perDigit: 40, using: &generator)
  let asking = Digits(perDigit: 10, using: &generator)
  let judge = PictureScores(items: library.images, size: library.size)
  let all = judge.scores(asking.images)
  let plain = judge.plain(asking.images)
  let (anchors, queries) = (Array(0..<60), Array(60..<100))
  var table = Table("scores asked", "random", "unshifted", "CUR")
  for budget in [40, 80, 120, 160] {
    // snippet.index
    let half = budget / 2
    let index = try CURRetrieval(
      anchorQueryScores: all[rows: anchors],
      anchorItems: drawn(half, of: 400, using: &generator),
      relativeTolerance: 0.01)
    // snippet.end
    var found = [0.0, 0.0]
    for query in queries {
      let exact = Set(best(10, all[row: query]))
      // snippet.search
      let result = try index.search(top: 10, candidates: half) { item in
        all[query, item]
      }
      // snippet.end
      found[0] += share(exact, best(budget, plain[row: query]))
      found[1] += share(exact, result.items)
    }
    // Each of the ten best is among random candidates with this probability.
    let random = percent(Double(budget) / 400)
    let cells = found.map { percent($0 / Double(queries.count)) }
    table.row("\(budget) of 400", random, cells[0], cells[1])
    if budget == 40 {
      page.record("recall-cur-few", cells[1])
      page.record("recall-plain-few", cells[0])
    }
    if budget == 80 {
      page.record("recall-cur", cells[1])
      page.record("recall-plain", cells[0])
      let inAdvance = anchors.count * 400
      page.record("anchor-scores", inAdvance)
      page.record("cur-scores", inAdvance + queries.count * budget)
      page.record("all-scores", queries.count * 400)
      page.record("break-even", inAdvance / (400 - budget))
    }
  }
  table.best(.greatest, inEachRowOf: 1..<4)
  page.print("share of the ten best that is found")
  page.print(table)
  let sigma = try SVD(all)
  let rank = try sigma.rank(forRelativeError: 0.05)
  page.record("scores-rank", rank)
}

/// The items with the largest scores.
private func best(_ count: Int, _ scores: Vector<Double>) -> [Int] {
  Array(scores.indices.sorted { scores[$0] > scores[$1] }.prefix(count))
}

private func share(_ wanted: Set<Int>, _ got: [Int]) -> Double {
  Double(got.count { wanted.contains($0) }) / Double(wanted.count)
}
