import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions01

let fullRankPseudoInverse: Exercise = Exercise(
  "FullRankPseudoInverse",
  learner: { call in { a in try call(a) } },
  reference: Solutions01.fullRankPseudoInverse,
  stub: { _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, a, expected, tolerance) in knownInverses() {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: expected, within: tolerance, as: "A⁺")
  }
  var random = SplitMix64(seed: 102)
  for (rows, columns) in [(6, 6), (9, 4), (30, 12)] {
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    exam.begin("random columns", given: ["A": a])
    try exam.expect(try answer(a), isPseudoInverseOf: a)
  }
  // With κ about 10⁶, QR leaves an error of κε ≈ 10⁻¹⁰, and whatever uses AᵀA one of κ²ε ≈ 10⁻⁴.
  let parallel = Matrix<Double>.nearlyParallel(rows: 9, columns: 5, spread: 1e-6, using: &random)
  exam.begin("three nearly parallel columns", given: ["A": parallel])
  try exam.expect(try answer(parallel), isPseudoInverseOf: parallel, within: 1e-7)
  let cases = DependenceCase.all()
  for dependence in cases where !dependence.isDependent {
    exam.begin(dependence.name, given: ["A": dependence.a])
    try exam.expect(try answer(dependence.a), closeTo: dependence.inverse ?? [], as: "A⁺")
  }
  for (name, a) in cases.filter(\.isDependent).map({ ($0.name, $0.a) }) + tooWide {
    exam.begin(name, given: ["A": a])
    try exam.expectError(as: "your function") { try answer(a) }
  }
}

private typealias Answer = (Matrix<Double>) throws -> Matrix<Double>

private typealias Case = (
  name: String, a: Matrix<Double>, expected: Matrix<Double>, tolerance: Double
)

private func knownInverses() -> [Case] {
  let fixed: [Case] = [
    ("a line through three points", line, lineInverse, 1e-10),
    ("a square matrix", [[2, 1], [1, 1]], [[1, -1], [-1, 2]], 1e-10),
    ("one column", [[3], [4]], [[0.12, 0.16]], 1e-10),
    ("one negative entry", [[-4]], [[-0.25]], 1e-10),
    (
      "rows of zeros", [[0, 0], [2, 0], [0, 0], [0, 4]], [[0, 0.5, 0, 0], [0, 0, 0, 0.25]], 1e-10
    ),
    ("no columns", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 3), 1e-10),
    ("neither rows nor columns", .zero(rows: 0, columns: 0), .zero(rows: 0, columns: 0), 1e-10),
    ("Läuchli's matrix, μ = 1e-7", lauchli, lauchliInverse, 1e-6),
  ]
  let scaled = zip(["small entries", "large entries"], Unit.extremes).map { name, unit in
    (name, unit(line), lineInverse * unit.power(-1), 1e-10)
  }
  return fixed + scaled
}

private let tooWide: [(name: String, a: Matrix<Double>)] = [
  ("more columns than rows", [[1, 2]]),
  ("more columns than rows, none of them short", [[1, 0, 0], [0, 1, 1]]),
  ("columns without rows", .zero(rows: 0, columns: 2)),
]

/// A row of ones above μI, and its pseudo-inverse by the Sherman–Morrison formula.
private let mu = 1e-7
private let lauchli = Matrix<Double>.lauchli(2, mu: mu)
private let lauchliInverse: Matrix<Double> = Matrix(rows: 2, columns: 3) { i, j in
  let sum = 2 + mu * mu
  return j == 0 ? 1 / sum : ((i == j - 1 ? 1 : 0) - 1 / sum) / mu
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  let rules = LimitMistake.all.map { mistake in
    Mistake<Answer>(mistake.description, caughtAt: mistake.caughtAt) { a in
      let qr = try QR(a)
      if a.rows < a.columns || mistake.isDependent(a, qr.r) { throw Refusal() }
      return try qr.r.solveTriangular(.upper, qr.q.transposed())
    }
  }
  return rules + [
    Mistake("substitutes with the transpose of R", caughtAt: "a line through three points") { a in
      let qr = try QR(a)
      return try qr.r.transpose.solveTriangular(.lower, qr.q.transposed())
    },
    Mistake("returns the transpose of A⁺", caughtAt: "a line through three points") { a in
      let qr = try QR(a)
      return try qr.r.solveTriangular(.upper, qr.q.transposed()).transposed()
    },
    Mistake("forgets the permutation of pivoted QR", caughtAt: "a line through three points") { a in
      let qr = try ColumnPivotedQR(a)
      return try qr.r.solveTriangular(.upper, qr.q.transposed())
    },
    Mistake("forms AᵀA", caughtAt: "Läuchli's matrix, μ = 1e-7") { a in
      try Cholesky(a.gram()).solve(a.transposed())
    },
    Mistake("solves RᵀRX = Aᵀ", caughtAt: "three nearly parallel columns") { a in
      let r = try QR(a).r
      return try r.solveTriangular(.upper, r.transpose.solveTriangular(.lower, a.transposed()))
    },
    Mistake("accepts more columns than rows", caughtAt: "more columns than rows") { a in
      if a.columns <= a.rows {
        let qr = try QR(a)
        if LimitMistake.isDependent(a, qr.r) { throw Refusal() }
        return try qr.r.solveTriangular(.upper, qr.q.transposed())
      }
      let qr = try QR(a.transposed())
      return qr.q * Matrix(try qr.r.solveTriangular(.upper, .identity(a.rows)).transpose)
    },
    Mistake("refuses square matrices", caughtAt: "a square matrix") { a in
      let qr = try QR(a)
      if a.rows <= a.columns || LimitMistake.isDependent(a, qr.r) { throw Refusal() }
      return try qr.r.solveTriangular(.upper, qr.q.transposed())
    },
  ]
}
