import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

private typealias Answer = (Matrix<Double>, Int, inout SplitMix64) throws -> Matrix<Double>

let rangeFinder: Exercise = Exercise(
  "RangeFinder",
  learner: { call in { a, columns, random in try call(a, columns, using: &random) } },
  reference: Solutions06.randomRange(_:columns:using:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("returns Y itself", caughtAt: "two proportional columns") { a, count, random in
      let size = min(count, a.rows, a.columns)
      return a * Matrix<Double>.gaussian(rows: a.columns, columns: size, using: &random)
    },
    Mistake("takes the first columns of A", caughtAt: "first columns that are zero") {
      a, count, random in
      _ = random.next()
      return try QR(a[columns: 0..<min(count, a.rows, a.columns)]).q
    },
    Mistake("mixes the rows", caughtAt: "two proportional columns") { a, count, random in
      let size = min(count, a.rows, a.columns)
      let omega = Matrix<Double>.gaussian(rows: a.rows, columns: size, using: &random)
      return try QR(a.transpose * omega).q
    },
    Mistake("takes as many columns as it is told", caughtAt: "more columns than A has") {
      a, count, random in
      let omega = Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
      return try QR(a * omega).q
    },
    Mistake("adds up groups of columns, all with one sign", caughtAt: "columns in opposite pairs") {
      a, count, random in
      let size = min(count, a.rows, a.columns)
      _ = random.next()
      let omega = Matrix<Double>(rows: a.columns, columns: size) { i, j in i % size == j ? 1 : 0 }
      return try QR(a * omega).q
    },
    Mistake("draws the same column again and again", caughtAt: "a matrix of full rank") {
      a, count, random in
      let size = min(count, a.rows, a.columns)
      let column = Matrix<Double>.gaussian(rows: a.columns, columns: 1, using: &random)
      return try QR(a * column[columns: Array(repeating: 0, count: size)]).q
    },
    Mistake("draws from a generator of its own", caughtAt: "two proportional columns") {
      a, count, random in
      var own = SplitMix64(seed: 0)
      return try Solutions06.randomRange(a, columns: count, using: &own)
    },
    Mistake("drops columns that are nearly zero", caughtAt: "first columns that are zero") {
      a, count, random in
      let q = try Solutions06.randomRange(a, columns: count, using: &random)
      let r = q.transpose * a
      let kept = (0..<q.columns).filter { r[row: $0].norm > 1e-10 * a.frobeniusNorm }
      return q[columns: kept]
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 61)
  for (name, a, count) in try cases() {
    exam.begin(name, given: ["A": a, "columns": count])
    let before = random
    let q = try answer(a, count, &random)
    let size = min(count, a.rows, a.columns)
    try exam.expect(q, hasShape: (a.rows, size), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, as: "Q")
    if size > 0 { try exam.expect(random, differsFrom: before) }
    let sigma = try a.singularValues()
    // With eight more columns than the rank that is compared with.
    let rank = max(0, size - 8)
    let isFull = name == "a matrix of full rank"
    let least = isFull ? Vector(sigma.elements.dropFirst(rank)).norm : 0
    try exam.expect(
      error: remainder(a, outside: q).frobeniusNorm, notAbove: 3, times: least,
      scale: a.frobeniusNorm, as: "‖A − QQᵀA‖_F")
  }
}

private func cases() throws -> [(String, Matrix<Double>, Int)] {
  let late = Matrix<Double>.zero(rows: 20, columns: 6)
    .appending(columnsOf: deficient(rows: 20, columns: 8, rank: 3, seed: 62))
  let half = deficient(rows: 30, columns: 12, rank: 4, seed: 63)
  return [
    ("two proportional columns", [[3, 6], [4, 8]], 1),
    (
      "a matrix of full rank",
      try matrix(
        rows: 60, columns: 40, singularValues: .geometric(40, from: 1, to: 1e-4), seed: 64), 16
    ),
    ("first columns that are zero", late, 4),
    ("a rank below the size", deficient(rows: 30, columns: 25, rank: 3, seed: 65), 7),
    ("columns in opposite pairs", half.appending(columnsOf: -half), 4),
    ("zero", .zero(rows: 6, columns: 4), 3),
    ("more columns than A has", deficient(rows: 9, columns: 5, rank: 5, seed: 66), 8),
    ("more columns than A has rows", deficient(rows: 4, columns: 11, rank: 4, seed: 67), 8),
    ("one row", [[1, -2, 3]], 1),
  ]
}
