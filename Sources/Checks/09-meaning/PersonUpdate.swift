import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions09

let personUpdate: Exercise = Exercise(
  "PersonUpdate",
  learner: { call in
    { films, ratings, factors, penalty in try call(films, ratings, factors, penalty) }
  },
  reference: Solutions09.personUpdate(films:ratings:factors:penalty:) as UpdateAnswer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: updateMistakes()
) { (answer: UpdateAnswer, exam: Exam) in
  let q: Matrix<Double> = [[1, 0], [0, 2], [3, 3]]
  func check(
    _ name: String, _ films: [Int], _ ratings: Vector<Double>, _ factors: Matrix<Double>,
    _ penalty: Double, _ expected: Vector<Double>
  ) throws {
    exam.begin(
      name, given: ["films": films, "ratings": ratings, "Q": factors, "penalty": penalty])
    try exam.expect(
      try answer(films, ratings, factors, penalty), closeTo: expected, within: 1e-7,
      as: "the person's vector")
  }
  try check("the example", [1, 0], [4, -1], q, 0.5, [-0.5, 1.6])
  try check("the example, the other way round", [0, 1], [-1, 4], q, 0.5, [-0.5, 1.6])
  try check("one rating", [1], [4], q, 2, [0, 8.0 / 6])
  try check("no rating", [], [], q, 0.5, [0, 0])
  try check("a film that comes twice", [0, 0], [1, 2], q, 0.5, [1, 0])
  try check("the last film", [2], [3], q, 2, [0.45, 0.45])
  try check("ratings of zero", [0, 2], [0, 0], q, 0.5, [0, 0])
  try check("one factor", [0, 2, 1], [1, 2, 3], [[1], [2], [3]], 1, [13.0 / 17])
  try check("films without a vector", [0, 1], [3, 4], .zero(rows: 2, columns: 2), 1, [0, 0])
  for unit in Unit.extremes {
    let back = unit.power(-1) * Vector([-0.5, 1.6])
    try check("Q \(unit.name)", [1, 0], [4, -1], unit(q), 0.5 * unit.power(2), back)
    try check("ratings \(unit.name)", [1, 0], unit([4, -1]), q, 0.5, unit([-0.5, 1.6]))
  }
  for item in try randomUpdates() {
    try check(item.name, item.films, item.ratings, item.factors, item.penalty, item.expected())
  }
  try examineManyFilms(answer, exam)
  try exam.expectRefusals(
    of: ["film 3 of 3": 3, "film −1": -1, "the largest Int": .max],
    butNotOf: ["the last of 3 films": 2, "the first film": 0],
    given: { ["films": [1, $0], "ratings": [1, 2] as Vector<Double>, "Q": q] },
    by: { try answer([1, $0], [1, 2], q, 1) })
}

typealias UpdateAnswer = (
  [Int], Vector<Double>, Matrix<Double>, Double
) throws -> Vector<Double>

private struct Update {
  let name: String
  let films: [Int]
  let ratings: Vector<Double>
  let factors: Matrix<Double>
  let penalty: Double

  /// Least squares with the penalty as rows of their own, by a QR decomposition: no squared condition.
  func expected() throws -> Vector<Double> {
    let (m, k) = (films.count, factors.columns)
    let root = (penalty * Double(m)).squareRoot()
    let system = Matrix(rows: m + k, columns: k) { i, j in
      i < m ? factors[films[i], j] : i - m == j ? root : 0
    }
    return try system.leastSquares(Vector(ratings + Array(repeating: 0, count: k)))
  }
}

private func randomUpdates() throws -> [Update] {
  var random = SplitMix64(seed: 904)
  let sizes = [(20, 3, 8), (30, 6, 4), (12, 5, 12), (50, 10, 1)]
  return sizes.flatMap { films, factors, rated -> [Update] in
    let q = Matrix<Double>.gaussian(rows: films, columns: factors, using: &random)
    return [1.0, 0.05, 1e-4].map { penalty in
      Update(
        name: "\(rated) of \(films) films, \(factors) factors, penalty \(penalty)",
        films: (0..<rated).map { ($0 * 7 + 3) % films }, ratings: random.gaussianVector(rated),
        factors: q, penalty: penalty)
    }
  }
}

/// Many films of which three were rated.
private func examineManyFilms(_ answer: UpdateAnswer, _ exam: Exam) throws {
  let count = 50_000
  let q = Matrix<Double>(rows: count, columns: 4) { i, j in i % 4 == j ? 1 : 0 }
  exam.begin("50,000 films", given: ["films": [49_997, 2, 5], "penalty": 1])
  try exam.expect(
    try answer([49_997, 2, 5], [4, 8, 2], q, 1), closeTo: [0, 6.0 / 5, 2, 0], within: 1e-7,
    as: "the person's vector")
}
