import DistributedAlgebra
import Foundation
import Gallery
import LinearAlgebra
import Literate

/// How far the columns of Q are from orthonormal; none if there is no Q.
private func loss(
  _ a: Matrix<Double>, ranks: Int,
  _ factor:
    @escaping @Sendable (DistributedMatrix<Matrix<Double>>)
    throws(DistributedError) -> DistributedMatrix<Matrix<Double>>
) throws -> Double? {
  do {
    let q = try Simulation.run(ranks: ranks) {
      group throws(DistributedError) in
      try factor(DistributedMatrix(sharing: a, on: group)).gathered()
    }[0]
    return (q.gram() - .identity(q.columns)).maxNorm
  } catch {
    return nil
  }
}

func loseOrthogonality(_ page: Page) throws {
  let exponents = [2, 4, 6, 7, 9, 12]
  var table = Table("μ", "Cholesky once", "Cholesky twice", "tree")
  for exponent in exponents {
    let losses = try losses(mu: Double.exp10(-exponent))
    let cells = losses.map { loss in
      loss.map { $0 < 1e-10 ? "orthonormal" : "not orthonormal" } ?? "no Q"
    }
    table.row("1e-\(exponent)", cells[0], cells[1], cells[2])
  }
  page.print("Läuchli's matrix with 3 columns, a row on each of 4 ranks")
  page.print(table)
  try drawLosses(page)
}

// snippet.losses
/// Three ways to Q, for Läuchli's matrix with a row on each rank.
private func losses(mu: Double) throws -> [Double?] {
  let a = Matrix<Double>.lauchli(3, mu: mu)
  return [
    try loss(a, ranks: 4) { a throws(DistributedError) in
      try DistributedCholeskyQR(a, passes: 1).q
    },
    try loss(a, ranks: 4) { a throws(DistributedError) in
      try DistributedCholeskyQR(a, passes: 2).q
    },
    try loss(a, ranks: 4) { a throws(DistributedError) in
      try TallSkinnyQR(a).q()
    },
  ]
}
// snippet.end

private func drawLosses(_ page: Page) throws {
  let names = ["Cholesky once", "Cholesky twice", "tree"]
  let points = try stride(from: 0.5, through: 14, by: 0.5).map { exponent in
    let mu = Double.exp10(-exponent)
    return (mu, try losses(mu: mu))
  }
  let series = names.enumerated().map { index, name -> Series in
    let there = points.compactMap { mu, losses in
      losses[index].map { (mu, max($0, 1e-17)) }
    }
    return .linePoints(name, x: there.map(\.0), there.map(\.1))
  }
  try page.figure(
    "stability",
    Plot(
      x: Axis("μ", .logarithmic), y: Axis("largest |QᵀQ − I|", .logarithmic),
      series
    ).with(key: .topRight))
}

// snippet.unchecked
/// Two rounds of Cholesky, with no look at what the first one left.
private func unchecked(
  _ a: DistributedMatrix<Matrix<Double>>
) throws(DistributedError) -> DistributedMatrix<Matrix<Double>> {
  let once = try DistributedCholeskyQR(a, passes: 1).q
  return try DistributedCholeskyQR(once, passes: 1).q
}
// snippet.end

/// Where Cholesky's factorization succeeds and should not have been believed.
func trustCholesky(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let draws = 100
  var (blind, tested, tree) = (Outcomes(), Outcomes(), Outcomes())
  for _ in 0..<draws {
    let a = try Matrix<Double>.random(
      rows: 24, columns: 3, singularValues: .geometric(3, from: 1, to: 1e-15),
      using: &random)
    blind.count(try loss(a, ranks: 4, unchecked))
    tested.count(
      try loss(a, ranks: 4) { a throws(DistributedError) in
        try DistributedCholeskyQR(a, passes: 2).q
      })
    tree.count(
      try loss(a, ranks: 4) { a throws(DistributedError) in
        try TallSkinnyQR(a).q()
      })
  }
  var table = Table(
    "of \(draws) draws", "no Q", "a wrong Q", "an orthonormal Q")
  for (name, outcomes) in [
    ("Cholesky twice", blind), ("Cholesky twice, tested", tested),
    ("tree", tree),
  ] {
    table.row(
      name, "\(outcomes.refused)", "\(outcomes.wrong)", "\(outcomes.right)")
  }
  page.printMeasured(table)
  try page.claim(
    "at κ = 10¹⁵ two rounds of Cholesky can return a Q that is not orthonormal",
    blind.wrong > 0)
  try page.claim(
    "at κ = 10¹⁵ a test of the second Gram matrix finds this out",
    tested.wrong == 0)
  try page.claim(
    "at κ = 10¹⁵ the tree gives an orthonormal Q",
    tree.right == draws && tree.worst < 1e-13)
}

/// How often there was no Q, one that is not orthonormal, and one that is.
private struct Outcomes {
  var (refused, wrong, right) = (0, 0, 0)
  var worst = 0.0

  mutating func count(_ loss: Double?) {
    guard let loss else { return refused += 1 }
    if loss < 1e-8 { right += 1 } else { wrong += 1 }
    worst = max(worst, loss)
  }
}

extension Double {
  fileprivate static func exp10(_ x: Double) -> Double { pow(10, x) }
  fileprivate static func exp10(_ x: Int) -> Double { pow(10, Double(x)) }
}
