import DistributedAlgebra
import LinearAlgebra
import Literate

/// Singular values that fall slowly behind ten that do not.
private func spectrum() -> Vector<Double> {
  Vector((0..<60).map { $0 < 10 ? 1 : 0.05 })
}

func seedWrongly(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let (draws, iterations) = (10, Array(0...2))
  var sums = iterations.map { _ in (right: 0.0, wrong: 0.0) }
  var isWorse = true
  for _ in 0..<draws {
    let a = try Matrix<Double>.random(
      rows: 240, columns: 60, singularValues: spectrum(), using: &random)
    let seed = random.next()
    for q in iterations {
      let right = try error(a, q) { _ in seed }
      let wrong = try error(a, q) { rank in seed &+ UInt64(rank) &* 1_000_003 }
      sums[q].right += right / Double(draws)
      sums[q].wrong += wrong / Double(draws)
      if q == 0 && wrong < 2 * right { isWorse = false }
    }
  }
  var table = Table("q", "one seed", "a seed for each rank")
  for q in iterations {
    table.row(
      "\(q)", sums[q].right.formatted(digits: 3),
      sums[q].wrong.formatted(digits: 3))
  }
  page.print("error beside the least of rank 10, mean of \(draws) draws")
  page.print(table)
  page.record("seeds-right", sums[0].right, digits: 3)
  page.record("seeds-wrong", sums[0].wrong, digits: 3)
  page.record("seeds-once", sums[1].wrong, digits: 3)
  page.record("seeds-draws", draws)
  try page.claim(
    "with power iterations, wrong seeds do not show",
    sums.dropFirst().allSatisfy { $0.wrong < 1.05 * $0.right })
  try page.claim(
    "without a power iteration, wrong seeds at least double the error", isWorse)
}

// snippet.error
/// The error of the range finder where each rank draws from its own seed.
private func error(
  _ a: Matrix<Double>, _ iterations: Int,
  seed: @escaping @Sendable (_ rank: Int) -> UInt64
) throws -> Double {
  let q = try Simulation.run(ranks: 4) { group throws(DistributedError) in
    let share = DistributedMatrix(sharing: a, on: group)
    let sketch = SharedSketch(seed: seed(group.rank))
    let omega: Matrix<Double> = sketch.columns(rows: 60, columns: 20)
    var q = try share.product(omega).orthonormalized()
    for _ in 0..<iterations {
      let z = try share.transposeProduct(q)
      q = try share.product(z).orthonormalized()
    }
    return try q.gathered()
  }[0]
  // snippet.end
  let least = spectrum().elements[10...].reduce(0) { $0 + $1 * $1 }
  return (a - q * (q.transpose * a)).frobeniusNorm / least.squareRoot()
}
