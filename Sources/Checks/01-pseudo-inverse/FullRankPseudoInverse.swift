import Attempts
import Grading
import LinearAlgebra
import Solutions01

let fullRankPseudoInverse: Exercise = Exercise(
  "FullRankPseudoInverse",
  learner: { call in { a in try call(a) } },
  reference: Solutions01.fullRankPseudoInverse,
  stub: { _ in throw NotAttempted() },
  mistakes: [
    Mistake("substitutes with the transpose of R", caughtAt: "a line through three points") { a in
      let qr = try QR(a)
      return try qr.r.transpose.solveTriangular(.lower, qr.q.transposed())
    },
    Mistake("returns the transpose of A⁺", caughtAt: "a line through three points") { a in
      try Solutions01.fullRankPseudoInverse(a).transposed()
    },
    Mistake("calls small columns dependent", caughtAt: "small entries") { a in
      guard try QR(a).r.diagonal.allSatisfy({ $0.magnitude > 1e-10 }) else { throw Refusal() }
      return try Solutions01.fullRankPseudoInverse(a)
    },
    Mistake("forms AᵀA", caughtAt: "Läuchli's matrix, μ = 1e-7") { a in
      try Cholesky(a.gram()).solve(a.transposed())
    },
    Mistake("does not look for dependence", caughtAt: "dependent columns") { a in
      let qr = try QR(a)
      return try qr.r.solveTriangular(.upper, qr.q.transposed())
    },
    Mistake("compares with |r₁₁|, not with the largest", caughtAt: "a negligible first column") {
      a in
      let qr = try QR(a)
      let diagonal = qr.r.diagonal.map(\.magnitude)
      let tolerance = Double(max(a.rows, a.columns)) * .ulpOfOne * (diagonal.first ?? 0)
      let rank = diagonal.filter { $0 > tolerance }.count
      guard rank == a.columns else { throw Refusal() }
      return try qr.r.solveTriangular(.upper, qr.q.transposed())
    },
    Mistake("divides by a zero on the diagonal", caughtAt: "a column of zeros") { a in
      if a.maxNorm > 0 || a.isEmpty { return try Solutions01.fullRankPseudoInverse(a) }
      return a.transposed() * .infinity
    },
    Mistake("accepts more columns than rows", caughtAt: "more columns than rows") { a in
      if a.columns <= a.rows { return try Solutions01.fullRankPseudoInverse(a) }
      let qr = try QR(a.transposed())
      return qr.q * Matrix(try qr.r.solveTriangular(.upper, .identity(a.rows)).transpose)
    },
  ]
) { answer, exam in
  let cases: [(name: String, a: Matrix<Double>, expected: Matrix<Double>, tolerance: Double)] = [
    ("a line through three points", line, lineInverse, 1e-10),
    ("a square matrix", [[2, 1], [1, 1]], [[1, -1], [-1, 2]], 1e-10),
    ("one column", [[3], [4]], [[0.12, 0.16]], 1e-10),
    ("no columns", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 3), 1e-10),
    ("small entries", line * 1e-12, lineInverse * 1e12, 1e-10),
    ("Läuchli's matrix, μ = 1e-7", lauchli, lauchliInverse, 1e-6),
  ]
  for (name, a, expected, tolerance) in cases {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: expected, within: tolerance, as: "A⁺")
  }
  var random = SplitMix64(seed: 102)
  for (rows, columns) in [(6, 6), (9, 4), (30, 12)] {
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    exam.begin("random columns", given: ["A": a])
    try exam.expect(try answer(a), isPseudoInverseOf: a)
  }
  let dependent = deficient(rows: 8, columns: 4, rank: 3, seed: 103)
  let refused: [(name: String, a: Matrix<Double>)] = [
    ("dependent columns", dependent),
    ("a negligible first column", [[1e-20, 0], [0, 1]]),
    ("a column of zeros", [[0], [0]]),
    ("more columns than rows", [[1, 2]]),
  ]
  for (name, a) in refused {
    exam.begin(name, given: ["A": a])
    try exam.expectError(as: "your function") { try answer(a) }
  }
}

private struct Refusal: Error {}

/// A row of ones above μI, and its pseudo-inverse by the Sherman–Morrison formula.
private let mu = 1e-7
private let lauchli: Matrix<Double> = [[1, 1], [mu, 0], [0, mu]]
private let lauchliInverse: Matrix<Double> = Matrix(rows: 2, columns: 3) { i, j in
  let sum = 2 + mu * mu
  return j == 0 ? 1 / sum : ((i == j - 1 ? 1 : 0) - 1 / sum) / mu
}
