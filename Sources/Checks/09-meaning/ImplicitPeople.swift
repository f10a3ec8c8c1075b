import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions09

let implicitPeople: Exercise = Exercise(
  "ImplicitPeople",
  learner: { call in
    { counts, factors, alpha, penalty in try call(counts, factors, alpha, penalty) }
  },
  reference: Solutions09.implicitPeople(counts:factors:alpha:penalty:) as ImplicitAnswer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: implicitMistakes()
) { (answer: ImplicitAnswer, exam: Exam) in
  func check(
    _ name: String, _ counts: SparseMatrix<Double>, _ y: Matrix<Double>, _ alpha: Double,
    _ penalty: Double, _ expected: Matrix<Double>
  ) throws {
    exam.begin(
      name, given: ["counts": Matrix(counts), "Y": y, "alpha": alpha, "penalty": penalty])
    let got = try answer(counts, y, alpha, penalty)
    try exam.expect(got, hasShape: (counts.rows, y.columns), as: "the people's vectors")
    for person in 0..<counts.rows {
      try exam.expect(
        got[row: person], closeTo: expected[row: person], as: "the vector of person \(person)")
    }
  }
  let y: Matrix<Double> = [[1], [1], [2]]
  let once: SparseMatrix<Double> = SparseMatrix([[3, 0, 0]])
  try check("the example", once, y, 2, 1, [[7.0 / 13]])
  try check("without confidence", once, y, 0, 1, [[1.0 / 7]])
  try check("nothing was seen", SparseMatrix(rows: 1, columns: 3, entries: []), y, 2, 1, [[0]])
  try check("everything was seen", SparseMatrix([[1, 1, 1]]), y, 1, 2, [[8.0 / 14]])
  try check(
    "two people", SparseMatrix([[3, 0, 0], [0, 0, 1]]), y, 2, 1, [[7.0 / 13], [6.0 / 15]])
  try check(
    "somebody saw nothing", SparseMatrix([[0, 0, 0], [3, 0, 0], [0, 0, 0]]), y, 2, 1,
    [[0], [7.0 / 13], [0]])
  try check(
    "a zero that is kept",
    SparseMatrix(rows: 1, columns: 3, entries: [(0, 0, 3), (0, 1, 0)]), y, 2, 1, [[7.0 / 13]])
  try check(
    "a zero that is kept in front",
    SparseMatrix(rows: 1, columns: 3, entries: [(0, 0, 0), (0, 2, 1)]), y, 2, 1, [[6.0 / 15]])
  try check("a tiny count", SparseMatrix([[0x1p-200, 0, 0]]), y, 2, 1, [[1.0 / 7]])
  try check("half a count", SparseMatrix([[0.5, 0, 0]]), y, 2, 1, [[2.0 / 8]])
  try check(
    "two factors along the axes", SparseMatrix([[1, 0, 2]]), [[1, 0], [0, 1], [0, 2]], 1, 1,
    [[2.0 / 3, 6.0 / 14]])
  for unit in Unit.extremes {
    try check(
      "Y \(unit.name)", once, unit(y), 2, unit.power(2), [[unit.power(-1) * 7 / 13]])
  }
  for item in randomPeople() {
    try check(item.name, item.counts, item.y, item.alpha, item.penalty, try item.expected())
  }
  try examineManyFilms(answer, exam)
}

typealias ImplicitAnswer = (
  SparseMatrix<Double>, Matrix<Double>, Double, Double
) throws -> Matrix<Double>

private struct People {
  let name: String
  let counts: SparseMatrix<Double>
  let y: Matrix<Double>
  let alpha: Double
  let penalty: Double

  /// The definition: for each person, weighted least squares over all films, with the penalty as rows.
  func expected() throws -> Matrix<Double> {
    let (n, k) = (y.rows, y.columns)
    let rows = try (0..<counts.rows).map { u -> [Double] in
      let roots = (0..<n).map { (1 + alpha * counts[u, $0]).squareRoot() }
      let system = Matrix(rows: n + k, columns: k) { i, j in
        i < n ? roots[i] * y[i, j] : i - n == j ? penalty.squareRoot() : 0
      }
      let right = (0..<n + k).map { $0 < n && counts[u, $0] > 0 ? roots[$0] : 0 }
      return try system.leastSquares(Vector(right)).elements
    }
    return Matrix(rows: rows)
  }
}

private func randomPeople() -> [People] {
  var random = SplitMix64(seed: 905)
  return [(4, 12, 3, 15), (6, 5, 2, 12), (3, 30, 6, 8)].flatMap { people, films, factors, seen in
    [(40, 0.1), (1, 3), (0.25, 0.5)].map { alpha, penalty in
      let counts = SparseMatrix<Double>.random(
        rows: people, columns: films, nonZeroCount: seen, using: &random)
      let whole = counts.entries.map { ($0.row, $0.column, $0.value.magnitude.rounded(.up)) }
      return People(
        name: "\(people) people, \(films) films, \(factors) factors, alpha \(alpha)",
        counts: SparseMatrix(rows: people, columns: films, entries: whole),
        y: .gaussian(rows: films, columns: factors, using: &random), alpha: alpha,
        penalty: penalty)
    }
  }
}

/// So many films that nobody looks at all of them for each person: five billion pairs, which even a
/// Gram matrix by a library for each person would take far too long for.
private func examineManyFilms(_ answer: ImplicitAnswer, _ exam: Exam) throws {
  let (people, films) = (10_000, 500_000)
  var y = Matrix<Double>.zero(rows: films, columns: 4)
  for i in 0..<films { y[i, i % 4] = 1 }
  // Person u saw film u, of one kind, and film u + 250,001, of the next.
  let entries = (0..<people).flatMap { u -> [(row: Int, column: Int, value: Double)] in
    [(u, u, 1), (u, u + 250_001, 3)]
  }
  exam.begin("10,000 people and 500,000 films", given: ["alpha": 1000, "penalty": 1])
  let got = try answer(
    SparseMatrix(rows: people, columns: films, entries: entries), y, 1000, 1)
  try exam.expect(got, hasShape: (people, 4), as: "the people's vectors")
  for u in 0..<people {
    // 125,000 films of each kind, of which one has a confidence of 1,001 or of 3,001; and the penalty.
    var expected = Vector<Double>.zero(4)
    expected[u % 4] = 1001.0 / 126_001
    expected[(u + 1) % 4] = 3001.0 / 128_001
    try exam.expect(got[row: u], closeTo: expected, as: "the vector of person \(u)")
  }
}
