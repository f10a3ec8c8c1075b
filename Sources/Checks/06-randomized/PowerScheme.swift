import Attempts
import Foundation
import Gallery
import Grading
import LinearAlgebra
import Solutions06

private typealias Answer = (Matrix<Double>, Int, Int, inout SplitMix64) throws -> Matrix<Double>

private func start(
  _ a: Matrix<Double>, _ count: Int, _ random: inout SplitMix64
) -> Matrix<Double> {
  a * Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
}

let powerScheme: Exercise = Exercise(
  "PowerScheme",
  learner: { call in { a, columns, q, random in try call(a, columns, q, using: &random) } },
  reference: Solutions06.powerRange(_:columns:powerIterations:using:) as Answer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("orthonormalizes at the end only", caughtAt: "singular values down to 1e-9") {
      a, count, q, random in
      var y = start(a, count, &random)
      for _ in 0..<q { y = a * (a.transpose * y) }
      return try QR(y).q
    },
    Mistake("divides by the norm only", caughtAt: "singular values down to 1e-9") {
      a, count, q, random in
      var y = start(a, count, &random)
      for _ in 0..<q {
        y = y / max(y.frobeniusNorm, 1e-300)
        y = a.transpose * y
        y = a * (y / max(y.frobeniusNorm, 1e-300))
      }
      return try QR(y).q
    },
    Mistake("makes no iterations", caughtAt: "diag(2, 1)") { a, count, _, random in
      try QR(start(a, count, &random)).q
    },
    Mistake("makes one iteration, whatever q", caughtAt: "diag(2, 1)") { a, count, _, random in
      try Solutions06.powerRange(a, columns: count, powerIterations: 1, using: &random)
    },
    Mistake("makes one iteration too few", caughtAt: "two iterations, counted") {
      a, count, q, random in
      try Solutions06.powerRange(
        a, columns: count, powerIterations: max(0, q - 1), using: &random)
    },
    Mistake("makes one iteration too many", caughtAt: "two iterations, counted") {
      a, count, q, random in
      try Solutions06.powerRange(a, columns: count, powerIterations: q + 1, using: &random)
    },
    Mistake("returns the other basis", caughtAt: "a matrix that turns") {
      a, count, q, random in
      let basis = try Solutions06.powerRange(
        a, columns: count, powerIterations: q, using: &random)
      return try QR(a.transpose * basis).q
    },
    Mistake("iterates with A alone", caughtAt: "a matrix that turns") { a, count, q, random in
      if a.rows != a.columns {
        return try Solutions06.powerRange(a, columns: count, powerIterations: q, using: &random)
      }
      var y = try QR(start(a, count, &random)).q
      for _ in 0..<(2 * q) { y = try QR(a * y).q }
      return y
    },
    Mistake("does not return orthonormal columns", caughtAt: "diag(2, 1)") {
      a, count, q, random in
      let basis = try Solutions06.powerRange(
        a, columns: count, powerIterations: q, using: &random)
      return a * (a.transpose * basis)
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 70)
  // A turn by a right angle after diag(2, 1): its own powers do not converge.
  let named: [(String, Matrix<Double>, Matrix<Double>)] = [
    ("diag(2, 1)", [[2, 0], [0, 1]], [[1], [0]]),
    ("a matrix that turns", [[0, -1], [2, 0]], [[0], [1]]),
  ]
  for (name, a, leading) in named {
    exam.begin(name, given: ["A": a, "columns": 1, "q": 20])
    let q = try answer(a, 1, 20, &random)
    try exam.expect(q, hasShape: (2, 1), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, as: "Q")
    try exam.expect(q, spansSameAs: leading, as: "Q")
  }
  for item in try cases() {
    exam.begin(item.name, given: ["A": item.a, "columns": item.columns, "q": item.iterations])
    let before = random
    let q = try answer(item.a, item.columns, item.iterations, &random)
    try exam.expect(q, hasShape: (item.a.rows, item.columns), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, as: "Q")
    try exam.expect(random, differsFrom: before)
    try item.check(q, exam)
  }
  try countIterations(answer, exam, &random)
}

/// Expects as many iterations as were asked for.
///
/// For diag(2, 1) the second entry of the column is `2⁻⁽²q⁺¹⁾` times a ratio of two normal numbers,
/// whose binary logarithm has the mean 0 and the deviation 2.3. Of 200 draws the mean has 0.16.
private func countIterations(_ answer: Answer, _ exam: Exam, _ random: inout SplitMix64) throws {
  let (draws, count) = (200, 2)
  let a: Matrix<Double> = [[2, 0], [0, 1]]
  exam.begin(
    "two iterations, counted", given: ["A": a, "columns": 1, "q": count, "draws": draws])
  var powers = 0.0
  for _ in 0..<draws {
    let q = try answer(a, 1, count, &random)
    try exam.expect(q, hasShape: (2, 1), as: "Q")
    powers -= log2((q[1, 0] / q[0, 0]).magnitude)
  }
  let got = (powers / Double(draws) - 1) / 2
  try exam.expect(
    (got - Double(count)).magnitude < 0.5,
    as: "the number of iterations, from what is left of (0, 1) in Q, a quarter after each",
    expected: "\(count)", got: "about \(got.formatted(decimals: 1))")
}

private struct Item {
  let name: String
  let a: Matrix<Double>
  let columns: Int
  let iterations: Int
  let check: (_ q: Matrix<Double>, _ exam: Exam) throws -> Void
}

private func cases() throws -> [Item] {
  var random = SplitMix64(seed: 71)
  let u = try Matrix<Double>.orthonormal(rows: 40, columns: 8, using: &random)
  let v = try Matrix<Double>.orthonormal(rows: 30, columns: 8, using: &random)
  let graded = u.scaled(columnsBy: .geometric(8, from: 1, to: 1e-9)) * v.transpose
  let slowly = try matrix(rows: 60, columns: 50, singularValues: slow(50), seed: 72)
  let large = 1e150 * slowly
  func near(_ a: Matrix<Double>, rank: Int, factor: Double) -> (Matrix<Double>, Exam) throws -> Void
  {
    { q, exam in
      let least = try a.singularValues()[rank]
      try exam.expect(
        error: try remainder(a, outside: q).spectralNorm(), notAbove: factor, times: least,
        scale: 0, as: "‖A − QQᵀA‖₂")
    }
  }
  return [
    Item(name: "singular values down to 1e-9", a: graded, columns: 8, iterations: 8) { q, exam in
      let missing = remainder(u, outside: q)
      let worst = (0..<8).map { missing[column: $0].norm }.max() ?? 0
      try exam.expect(
        worst <= 1e-3, as: "the largest part of a left singular vector outside Q",
        expected: "less than 0.001", got: worst.exhibit)
    },
    // Twenty seeds of the reference stay below 1.1, and 2.4 without iterations.
    Item(
      name: "a slow fall", a: slowly, columns: 20, iterations: 6,
      check: near(slowly, rank: 10, factor: 1.2)),
    Item(
      name: "entries near 1e150", a: large, columns: 20, iterations: 6,
      check: near(large, rank: 10, factor: 1.2)),
    Item(
      name: "no iterations", a: slowly, columns: 20, iterations: 0,
      check: near(slowly, rank: 10, factor: 4)),
    Item(
      name: "all columns", a: slowly, columns: 50, iterations: 1,
      check: { q, exam in
        try exam.expect(q * (q.transpose * slowly), closeTo: slowly, as: "QQᵀA")
      }),
  ]
}
