import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions09

let foldedQuery: Exercise = Exercise(
  "FoldedQuery",
  learner: { call in { texts, query, rank in try call(texts, query, rank) } },
  reference: Solutions09.foldedQuery(texts:query:rank:) as QueryAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: queryMistakes()
) { (answer: QueryAnswer, exam: Exam) in
  let h = (0.5 as Double).squareRoot()
  let example: Matrix<Double> = [[2, 0, 0], [0, 1, 0], [2, 1, 0]]
  let along: Matrix<Double> = [[3, 0, 0], [0, 2, 0], [-3, 0, 0], [0, 0, 1]]
  let known: [(String, Matrix<Double>, Vector<Double>, Int, Vector<Double>)] = [
    ("the example", example, [1, 1, 1], 2, [h, h, 3 / 10.squareRoot()]),
    ("texts along the axes, one direction", along, [1, 1, 1], 1, [1, 0, -1, 0]),
    ("texts along the axes, two directions", along, [1, 1, 1], 2, [h, h, -h, 0]),
    (
      "texts along the axes, all directions", along, [2, 2, 1], 3,
      [2 / 3, 2 / 3, -2 / 3, 1 / 3]
    ),
    ("a query along a small direction", along, [0, 0, 1], 2, [0, 0, 0, 0]),
    ("a query that is a text", along, [0, 2, 0], 2, [0, 1, 0, 0]),
    ("a rank above the rank", example, [1, 1, 1], 3, [h, h, 3 / 10.squareRoot()]),
    ("a rank above both sides", example, [1, 1, 1], 50, [h, h, 3 / 10.squareRoot()]),
    ("a query of unknown words", example, [0, 0, 5], 2, [0, 0, 0]),
    ("an empty query", example, [0, 0, 0], 2, [0, 0, 0]),
    ("a text without words", [[1, 0], [0, 0], [1, 2]], [1, 0], 2, [1, 0, 1 / 5.squareRoot()]),
    ("no words at all", .zero(rows: 2, columns: 3), [1, 2, 3], 2, [0, 0]),
    ("a single text", [[3, 4]], [1, 0], 1, [1]),
    ("a single text, against the query", [[3, 4]], [-1, 0], 1, [-1]),
    ("a single word", [[2], [-1], [0]], [3], 1, [1, -1, 0]),
    ("a direction that counts as zero", [[1, 0], [0, 5e-11]], [1, 1], 2, [1, 0]),
    ("a query that counts as zero", [[2, 0]], [5e-11, 1], 1, [0]),
    ("a query that just does not", [[2, 0]], [2e-10, 1], 1, [1]),
    ("a long query that counts as zero", [[2, 0, 0, 0, 0]], [1.5e-10, 1, -1, 1, 1], 1, [0]),
    ("a long query that just does not", [[2, 0, 0, 0, 0]], [3e-10, 1, -1, 1, 1], 1, [1]),
    ("a faint text", [[1, 0, 0], [1e-6, 1e-6, 0]], [0, 1, 5], 2, [0, h]),
  ]
  func check(
    _ name: String, _ a: Matrix<Double>, _ q: Vector<Double>, _ rank: Int,
    _ expected: Vector<Double>
  ) throws {
    exam.begin(name, given: ["A": a, "q": q, "rank": rank])
    // Cosines: what is wrong counts beside 1.
    try exam.expect(
      try answer(a, q, rank), closeTo: expected, within: 1e-8, beside: 1, as: "the cosines")
  }
  let first = known[0]
  try check(first.0, first.1, first.2, first.3, first.4)
  let (made, across) = try queryAcross()
  try check("a query across all texts", made, across, 2, .zero(made.rows))
  for (name, a, q, rank, expected) in known.dropFirst() { try check(name, a, q, rank, expected) }
  for (name, made, q, rank) in try madeTexts() {
    try check(name, made.a, q, rank, made.cosines(q, rank))
  }
  for unit in Unit.extremes {
    try check("A \(unit.name)", unit(example), [1, 1, 1], 2, known[0].4)
    try check("q \(unit.name)", example, unit([1, 1, 1]), 2, known[0].4)
    let (other, third) = (Unit(exponent: -unit.exponent), Vector(known[4].4))
    try check("A \(unit.name), q \(other.name)", unit(example), other([1, 1, 1]), 2, known[0].4)
    try check("a small direction, A \(unit.name)", unit(along), [0, 0, 1], 2, third)
  }
  try exam.expectRefusals(
    of: ["rank 0": 0, "a negative rank": -1, "the least Int": .min],
    butNotOf: ["rank 1": 1, "the largest Int": .max],
    given: { ["A": example, "q": [1, 1, 1] as Vector<Double>, "rank": $0] },
    by: { try answer(example, [1, 1, 1], $0) })
}

typealias QueryAnswer = (Matrix<Double>, Vector<Double>, Int) throws -> Vector<Double>

/// Texts whose directions are known, for they were made from them.
private struct MadeTexts {
  let a: Matrix<Double>
  let v: Matrix<Double>

  /// Texts with chosen singular values; the row space has as many directions as there are of them.
  init(
    rows: Int, columns: Int, _ sigma: Vector<Double>, using random: inout SplitMix64
  ) throws {
    let u = try Matrix<Double>.orthonormal(rows: rows, columns: sigma.count, using: &random)
    v = try .orthonormal(rows: columns, columns: sigma.count, using: &random)
    a = u.scaled(columnsBy: sigma) * v.transpose
  }

  /// Cosines between projections, each divided by its own length.
  func cosines(_ q: Vector<Double>, _ rank: Int) -> Vector<Double> {
    let kept = v[columns: 0..<min(rank, v.columns)].transposed()
    func place(_ x: Vector<Double>) -> Vector<Double> { kept * x / (kept * x).norm }
    return Vector((0..<a.rows).map { place(a[row: $0]).dot(place(q)) })
  }
}

/// Texts in three directions of six, and a query that is orthogonal to all of them but for rounding.
private func queryAcross() throws -> (Matrix<Double>, Vector<Double>) {
  var random = SplitMix64(seed: 9021)
  let made = try MadeTexts(rows: 4, columns: 6, [3, 2, 1], using: &random)
  let q = random.gaussianVector(6)
  return (made.a, q - made.v * (made.v.transpose * q))
}

private func madeTexts() throws -> [(String, MadeTexts, Vector<Double>, Int)] {
  var random = SplitMix64(seed: 902)
  let spectra: [(String, Vector<Double>, [Int])] = [
    ("four directions", [4, 2, 1, 0.5], [1, 2, 3, 4, 9]),
    ("a direction that is nearly lost", [1, 0.5, 1e-6], [2, 3, 5]),
    ("one direction", [3], [1, 2]),
  ]
  return try spectra.flatMap { name, sigma, ranks in
    try [(6, 8), (9, 5), (5, 5)].flatMap { rows, columns in
      let made = try MadeTexts(rows: rows, columns: columns, sigma, using: &random)
      let q = random.gaussianVector(columns)
      return ranks.map { ("\(name), \(rows) × \(columns), rank \($0)", made, q, $0) }
    }
  }
}
