import Grading
import LinearAlgebra

/// The count, with the places where people go wrong left open.
private struct Count {
  var passes: (_ q: Int) -> Int = { $0 + 1 }
  var triangle: (_ l: Int) -> Int = { $0 * ($0 + 1) / 2 }
  var factor: (_ l: Int) -> Int = { $0 * $0 }
  var product: (_ n: Int, _ l: Int) -> Int = { 2 * $0 * $1 }
  var trips = 4
  var depth: (_ ranks: Int) -> Int = { ranks in (0...62).first { 1 << $0 >= ranks } ?? 63 }
  var senders: (_ ranks: Int) -> Int = { $0 - 1 }
  /// What stands for the latency of one message on the longest path, from α and β.
  var start: (_ alpha: Double, _ words: Int, _ beta: Double, _ trips: Int) -> Double = {
    Double($3) * $0 + Double($1) * $2
  }

  func callAsFunction(
    _ n: Int, _ l: Int, _ q: Int, _ ranks: Int, _ alpha: Double, _ beta: Double
  ) -> Traffic {
    let words = triangle(l) + factor(l) + product(n, l)
    return (
      trips * passes(q) * senders(ranks), passes(q) * words * senders(ranks),
      Double(passes(q) * depth(ranks)) * start(alpha, words, beta, trips)
    )
  }
}

/// What people really get wrong about the words of a randomized SVD.
func trafficMistakes() -> [Mistake<TrafficAnswer>] {
  func variant(
    _ name: String, at caseName: String, _ count: Count
  ) -> Mistake<TrafficAnswer> {
    Mistake(name, caughtAt: caseName) { count($0, $1, $2, $3, $4, $5) }
  }
  let first = "two ranks, one column of each"
  return [
    variant("counts the power iterations only", at: first, Count(passes: { $0 })),
    variant(
      "counts two passes an iteration", at: "a power iteration", Count(passes: { 2 * $0 + 1 })),
    variant(
      "sends squares for triangles", at: "two ranks, words alone", Count(triangle: { $0 * $0 })),
    variant(
      "leaves out the diagonal", at: first, Count(triangle: { $0 * ($0 - 1) / 2 })),
    variant(
      "sends triangles back", at: "two ranks, words alone", Count(factor: { $0 * ($0 + 1) / 2 })),
    variant(
      "forgets the way back", at: first, Count(factor: { _ in 0 }, product: { $0 * $1 }, trips: 2)),
    variant("sends the sketch too", at: first, Count(product: { 3 * $0 * $1 })),
    variant("counts a single reduction", at: first, Count(product: { _, _ in 0 }, trips: 2)),
    variant(
      "rounds the logarithm down", at: "3 ranks",
      Count(depth: { Int(Double.log2(Double($0))) })),
    variant(
      "adds a level where there is none", at: first,
      Count(depth: { Int(Double.log2(Double($0))) + 1 })),
    variant("waits for all ranks in turn", at: "4 ranks", Count(depth: { $0 - 1 })),
    variant("counts a message from each rank", at: first, Count(senders: { $0 })),
    variant(
      "counts a message for each level", at: "4 ranks",
      Count(senders: { ranks in (0...62).first { 1 << $0 >= ranks } ?? 63 })),
    variant(
      "pays one latency a pass", at: first,
      Count(start: { alpha, words, beta, _ in alpha + Double(words) * beta })),
    variant(
      "pays for bytes", at: "two ranks, words alone",
      Count(start: { alpha, words, beta, trips in
        Double(trips) * alpha + 8 * Double(words) * beta
      })),
    variant(
      "divides by the time of a word", at: "two ranks, words alone",
      Count(start: { alpha, words, beta, trips in
        Double(trips) * alpha + (beta == 0 ? 0 : Double(words) / (2 * beta))
      })),
  ]
}
