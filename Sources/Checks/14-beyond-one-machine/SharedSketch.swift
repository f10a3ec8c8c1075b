import Attempts
import Grading
import LinearAlgebra
import Solutions14

let sharedSketch: Exercise = Exercise(
  "SharedSketch",
  learner: { call in { rows, first, count, seed in try call(rows, first, count, seed) } },
  reference: Solutions14.sketchColumns(rows:from:count:seed:) as SketchAnswer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: sketchMistakes()
) { answer, exam in
  try examineDivisions(answer, exam)
  try examineFarColumns(answer, exam)
  try examineNumbers(answer, exam)
  try examineRepeats(answer, exam)
}

typealias SketchAnswer = (Int, Int, Int, Int) throws -> Matrix<Double>

/// However the columns are divided among ranks, they are the same, bit for bit.
private func examineDivisions(_ answer: SketchAnswer, _ exam: Exam) throws {
  for (rows, columns, seed) in [
    (1, 2, 7), (3, 7, 7), (5, 12, 0), (2, 9, -1), (4, 6, Int.max), (4, 6, Int.min),
  ] {
    exam.begin("\(rows) × \(columns), seed \(seed)", given: ["rows": rows, "columns": columns])
    let whole = try answer(rows, 0, columns, seed)
    try exam.expect(whole, hasShape: (rows, columns), as: "Ψ")
    try expectSame(try answer(rows, 0, columns, seed), whole, "Ψ, asked for again", exam)
    for ranks in [2, 3, 4, 7] {
      exam.begin(
        "\(rows) × \(columns), seed \(seed), \(ranks) ranks",
        given: ["rows": rows, "columns": columns, "seed": seed, "ranks": ranks])
      for rank in 0..<ranks {
        let (start, end) = (rank * columns / ranks, (rank + 1) * columns / ranks)
        let part = try answer(rows, start, end - start, seed)
        try exam.expect(
          part, hasShape: (rows, end - start), as: "columns \(start)..<\(end)")
        try expectSame(
          part, whole[columns: start..<end], "columns \(start)..<\(end), asked for alone", exam)
      }
    }
  }
  exam.begin("no rows")
  try exam.expect(try answer(0, 5, 4, 1), hasShape: (0, 4), as: "Ψ")
  exam.begin("no columns")
  try exam.expect(try answer(3, 5, 0, 1), hasShape: (3, 0), as: "Ψ")
}

private func expectSame(
  _ got: Matrix<Double>, _ expected: Matrix<Double>, _ subject: String, _ exam: Exam
) throws {
  try exam.expect(got == expected, as: subject, expected: expected.exhibit, got: got.exhibit)
}

/// A rank far down need not draw what belongs to all others.
private func examineFarColumns(_ answer: SketchAnswer, _ exam: Exam) throws {
  exam.begin("columns far down", given: ["rows": 4, "count": 1000, "seed": 3])
  try exam.expect(
    timeFrom: (10_000, 100_000), growsAtMostWithPower: 0.3,
    as: "the time for 1000 columns, by the number of the first"
  ) { first in _ = try answer(4, first, 1000, 3) }
  let far = 1_000_000_000_000_000
  exam.begin("column 10^15", given: ["rows": 6, "seed": 5])
  let three = try answer(6, far - 1, 3, 5)
  try exam.expect(three, hasShape: (6, 3), as: "three columns")
  try expectSame(
    try answer(6, far, 1, 5), three[columns: 1..<2], "column 10^15, asked for alone", exam)
}

/// All are independent standard normal numbers, within a column, across columns and across seeds.
private func examineNumbers(_ answer: SketchAnswer, _ exam: Exam) throws {
  exam.begin("normal numbers", given: ["rows": 128, "columns": 128, "seeds": 4])
  let sketches = try [0, 1, 2, 3].map { try answer(128, 0, 128, $0) }
  for psi in sketches { try exam.expect(psi, hasShape: (128, 128), as: "Ψ") }
  let numbers = sketches.flatMap(\.elements)
  let root = Double(2).squareRoot()
  try exam.expectMean(of: numbers, near: 0, deviation: 1, as: "the numbers")
  try exam.expectMean(of: numbers.map { $0 * $0 }, near: 1, deviation: root, as: "their squares")
  try exam.expectMean(
    of: numbers.map { $0 * $0 * $0 * $0 }, near: 3, deviation: Double(96).squareRoot(),
    as: "their fourth powers")
  try exam.expectMean(
    of: numbers.map { $0.magnitude < 0.5 ? 1 : 0 }, near: 0.382_925, deviation: 0.486_1,
    as: "the share between −1/2 and 1/2")
  for (subject, pairs) in [
    ("products of neighbors in a column", neighbors(sketches, down: 1, right: 0)),
    ("products of neighbors in a row", neighbors(sketches, down: 0, right: 1)),
    ("products along a diagonal", neighbors(sketches, down: 1, right: 1)),
    (
      "products along the other diagonal",
      neighbors(sketches.map { $0.reversedRows }, down: 1, right: 1)
    ),
    (
      "products of one seed and the next",
      zip(sketches, sketches.dropFirst()).flatMap { zip($0.elements, $1.elements).map { $0 * $1 } }
    ),
  ] {
    try exam.expectMean(of: pairs, near: 0, deviation: 1, as: subject)
  }
}

private func neighbors(
  _ sketches: [Matrix<Double>], down: Int, right: Int
) -> [Double] {
  sketches.flatMap { psi in
    (0..<psi.columns - right).flatMap { j in
      (0..<psi.rows - down).map { psi[$0, j] * psi[$0 + down, j + right] }
    }
  }
}

extension Matrix {
  fileprivate var reversedRows: Matrix { self[rows: (0..<rows).reversed()] }
}

/// No number comes twice: not in another column, not for another seed.
private func examineRepeats(_ answer: SketchAnswer, _ exam: Exam) throws {
  let seeds = [0, 1, 2, 3, 4, 8, 16, 1024, -1, -2, 1 << 32, 1 << 62]
  exam.begin("twelve seeds", given: ["rows": 64, "columns": 40, "seeds": seeds])
  var seen: [UInt64: (seed: Int, column: Int)] = [:]
  for seed in seeds {
    let psi = try answer(64, 0, 40, seed)
    try exam.expect(psi, hasShape: (64, 40), as: "Ψ")
    for j in 0..<40 {
      for i in 0..<64 {
        let place = seen.updateValue((seed, j), forKey: psi[i, j].bitPattern)
        try exam.expect(
          place == nil, as: "column \(j) for the seed \(seed)", expected: "numbers of its own",
          got:
            "\(psi[i, j]), which is in column \(place?.column ?? 0) for the seed \(place?.seed ?? 0)"
        )
      }
    }
  }
}
