import DistributedAlgebra
import LinearAlgebra
import Literate
import LowRank

/// Singular values that fall slowly.
private func slow(_ page: Page) throws -> Matrix<Double> {
  var random = SplitMix64(seed: page.seed)
  return try .random(
    rows: 400, columns: 60, singularValues: .algebraic(60), using: &random)
}

func countPasses(_ page: Page) throws {
  let a = try slow(page)
  let least = try a.singularValues().elements[10...].reduce(0) { $0 + $1 * $1 }
    .squareRoot()
  var table = Table(
    "q", "passes", "ways up and down", "messages at rank 0", "words at rank 0",
    "error / least")
  for q in 0...3 {
    let run = try decompose(a, ranks: 4, iterations: q, seed: page.seed)
    let error = (a - run.product).frobeniusNorm / least
    table.row(
      "\(q)", "\(2 * q + 2)", "\(run.traffic.reductions)",
      "\(run.traffic.total.messages)", "\(run.traffic.total.words)",
      error.formatted(digits: 4))
  }
  page.print("400 × 60 on 4 ranks, k = 10 and ℓ = 20")
  page.print(table)
  try claimCounts(page, a)
}

/// A decomposition of rank 10, and what rank 0 sent and received for it.
private struct Run {
  let values: Vector<Double>
  let product: Matrix<Double>
  let traffic: Traffic
}

// snippet.decompose
private func decompose(
  _ a: Matrix<Double>, ranks: Int, iterations: Int, seed: UInt64
) throws -> Run {
  try Simulation.run(ranks: ranks) { group throws(DistributedError) in
    let share = DistributedMatrix(sharing: a, on: group)
    let (svd, traffic) = try group.traffic { () throws(DistributedError) in
      try DistributedSVD(
        randomized: share, rank: 10, powerIterations: iterations, seed: seed)
    }
    let all = try svd.gathered()
    let scaled = all.u.scaled(columnsBy: all.singularValues)
    return Run(
      values: all.singularValues, product: scaled * all.v.transpose,
      traffic: traffic)
  }[0]
}
// snippet.end

private func claimCounts(_ page: Page, _ a: Matrix<Double>) throws {
  let (n, k, l) = (60, 10, 20)
  try page.claim(
    "messages and words of a randomized SVD are those of the formulas",
    [1, 2, 3, 4, 5, 7, 8].allSatisfy { ranks in
      try (0...3).allSatisfy { q in
        let run = try decompose(a, ranks: ranks, iterations: q, seed: page.seed)
        let rounds = ReductionTree(size: ranks).rounds
        let words =
          (q + 1) * (l * (l + 1) / 2 + l * l) + (2 * q + 1) * n * l
          + (n + l + 1) * k
        return run.traffic.reductions == 4 * (q + 1)
          && run.traffic.total.messages == 4 * (q + 1) * rounds
          && run.traffic.total.words == rounds * words
      }
    })
  let one = try decompose(a, ranks: 1, iterations: 2, seed: page.seed)
  try page.claim(
    "1, 2, 3, 4 and 7 ranks give the same approximation to 1e-12",
    [2, 3, 4, 7].allSatisfy { ranks in
      let run = try decompose(a, ranks: ranks, iterations: 2, seed: page.seed)
      return (run.product - one.product).frobeniusNorm < 1e-12
        && (run.values - one.values).norm < 1e-12
    })
}
