import Foundation
import LinearAlgebra
import Literate
import LowRank

func tryEverySubset(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let x = Matrix<Double>.gaussian(rows: 2, columns: 16, using: &random)
  let y = Matrix<Double>.gaussian(rows: 16, columns: 2, using: &random)
  let product = try ColumnRowProduct(x, y)
  let meter = ErrorMeter(product)
  var table = Table("k", "subsets", "zero", "largest", "greedy", "best")
  var found: [(largest: Double, greedy: Double, best: Double)] = []
  for k in [2, 4, 6, 8] {
    let largest = meter(try product.largest(k))
    let greedy = meter(unweighted(greedyChoice(k, of: 16, meter)))
    // snippet.every
    var best = Double.infinity
    var subsets = 0
    for mask in 0..<(1 << 16) where mask.nonzeroBitCount == k {
      let chosen = (0..<16).filter { mask & (1 << $0) != 0 }
      best = min(best, meter(unweighted(chosen)))
      subsets += 1
    }
    // snippet.end
    found.append((largest, greedy, best))
    table.row(
      "\(k)", "\(subsets)", relative(1), relativeRoot(largest),
      relativeRoot(greedy), relativeRoot(best))
  }
  page.print(table)
  let eight = found[3]
  // The same set in another order: γ₃₂ of all terms, for either sum.
  let terms = meter.gram.elements.reduce(0) { $0 + $1.magnitude }
  let rounding = 32 * Double.ulpOfOne * terms / meter.zero
  try page.claim(
    "With eight layers the greedy and the largest are behind the best set.",
    min(eight.greedy, eight.largest) - eight.best > rounding)
  page.record(
    "eight-greedy", (eight.greedy / eight.best).squareRoot(), digits: 2)
  page.record(
    "eight-largest", (eight.largest / eight.best).squareRoot(), digits: 2)
  let count = (1...20).reduce(1.0) { $0 * Double(180 + $1) / Double($1) }
  page.record("subsets-200", pow(10, log10(count).rounded(.down)), digits: 1)
}

private func unweighted(_ chosen: [Int]) -> ColumnRowSelection<Double> {
  ColumnRowSelection(
    indices: chosen, weights: Vector(repeating: 1, count: chosen.count))
}

// snippet.greedy
/// Adds one layer after another, each time the one that helps most.
private func greedyChoice(_ k: Int, of count: Int, _ meter: ErrorMeter)
  -> [Int]
{
  var chosen: [Int] = []
  for _ in 0..<k {
    let rest = (0..<count).filter { !chosen.contains($0) }
    let errors = rest.map { meter(unweighted(chosen + [$0])) }
    let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
    chosen.append(rest[best])
  }
  return chosen
}
// snippet.end
