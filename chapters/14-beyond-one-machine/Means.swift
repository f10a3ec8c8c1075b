import DistributedAlgebra
import LinearAlgebra
import Literate

/// Rows of three kinds, one kind after the other, as files often have them.
private func kinds(_ page: Page) -> Matrix<Double> {
  var random = SplitMix64(seed: page.seed)
  let centers: Matrix<Double> = [
    [6, 0, 0, 0, 0, 0], [0, 6, 0, 0, 0, 0], [0, 0, 6, 0, 0, 0],
  ]
  let noise = Matrix<Double>.gaussian(rows: 300, columns: 6, using: &random)
  return Matrix(rows: 300, columns: 6) { i, j in
    centers[i / 100, j] + noise[i, j]
  }
}

func centerLocally(_ page: Page) throws {
  let a = kinds(page)
  // snippet.means
  let variances = try Simulation.run(ranks: 3) {
    group throws(DistributedError) in
    let share = DistributedMatrix(sharing: a, on: group)
    let right = try DistributedPCA(share, rank: 3, seed: 1)
    // Wrong: each rank takes away the mean of its own rows.
    let own = share.local
    let mean = own.transpose * Vector(repeating: 0.01, count: 100)
    let centered = Matrix(rows: 100, columns: 6) { i, j in
      own[i, j] - mean[j]
    }
    let wrong = try DistributedSVD(
      randomized: DistributedMatrix(
        centered, split: share.split, on: group), rank: 3, seed: 1)
    return (right.variances, wrong.singularValues.map { $0 * $0 / 299 })
  }[0]
  // snippet.end
  var table = Table("component", "the mean of all", "a mean for each rank")
  for k in 0..<3 {
    table.row(
      "\(k + 1)", variances.0[k].formatted(digits: 3),
      variances.1[k].formatted(digits: 3))
  }
  page.print(table)
  page.record("means-right", variances.0[0], digits: 3)
  page.record("means-wrong", variances.1[0], digits: 3)
  try claimMeans(page, a)
}

private func claimMeans(_ page: Page, _ a: Matrix<Double>) throws {
  func variances(_ ranks: Int) throws -> Vector<Double> {
    try Simulation.run(ranks: ranks) { group throws(DistributedError) in
      let share = DistributedMatrix(sharing: a, on: group)
      return try DistributedPCA(share, rank: 3, seed: 1).variances
    }[0]
  }
  let one = try variances(1)
  try page.claim(
    "the variances are the same for 1 to 7 ranks",
    (2...7).allSatisfy { (try variances($0) - one).norm < 1e-12 * one.norm })
}
