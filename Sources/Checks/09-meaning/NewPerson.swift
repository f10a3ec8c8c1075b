import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions09

let newPerson: Exercise = Exercise(
  "NewPerson",
  learner: { call in { films, ratings, penalty in try call(films, ratings, penalty) } },
  reference: Solutions09.newPerson(films:ratings:penalty:) as NewcomerAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: newcomerMistakes()
) { (answer: NewcomerAnswer, exam: Exam) in
  func check(
    _ name: String, _ f: Matrix<Double>, _ ratings: Vector<Double>, _ penalty: Double,
    _ expected: Vector<Double>
  ) throws {
    exam.begin(name, given: ["F": f, "ratings": ratings, "penalty": penalty])
    try exam.expect(
      try answer(f, ratings, penalty), closeTo: expected, within: 1e-7,
      as: "the person's vector")
  }
  let example: Matrix<Double> = [[1, 1, 0, 0], [0, 0, 2, 0]]
  let (with, without): (Vector<Double>, Vector<Double>) = (
    [0.25, 0.25, 2.0 / 3, 0], [0.5, 0.5, 1, 0]
  )
  try check("the example", example, [1, 2], 1, with)
  try check("the example without a penalty", example, [1, 2], 0, without)
  try check("no rating", .zero(rows: 0, columns: 3), [], 1, [0, 0, 0])
  try check("no rating and no penalty", .zero(rows: 0, columns: 3), [], 0, [0, 0, 0])
  try check("one rating", [[3, 4]], [5], 0, [0.6, 0.8])
  try check("one rating with a penalty", [[3, 4]], [5], 25, [0.3, 0.4])
  try check("one factor", [[1], [2]], [1, 3], 1, [1])
  try check("more ratings than factors", [[1, 0], [0, 1], [1, 0]], [1, 5, 2], 0, [1.5, 5])
  try check("one film twice, of two minds", [[1, 1, 0], [1, 1, 0]], [1, 3], 0, [1, 1, 0])
  try check(
    "one film twice, of two minds, with a penalty", [[1, 1, 0], [1, 1, 0]], [1, 3], 1,
    [2.0 / 3, 2.0 / 3, 0])
  try check("a film without a vector", [[0, 0], [3, 4]], [7, 5], 0, [0.6, 0.8])
  try check("films without vectors", .zero(rows: 2, columns: 3), [1, 2], 0, [0, 0, 0])
  try check("ratings of zero", example, [0, 0], 1, [0, 0, 0, 0])
  try check("a value that counts as zero", [[1, 0], [0, 5e-11]], [1, 1], 0, [1, 0])
  for unit in Unit.extremes {
    let square = unit.power(2)
    try check("F \(unit.name)", unit(example), [1, 2], square, with * unit.power(-1))
    try check(
      "F \(unit.name), without a penalty", unit(example), [1, 2], 0, without * unit.power(-1))
    try check("ratings \(unit.name)", example, unit([1, 2]), 1, unit(with))
    try check(
      "one film twice, \(unit.name)", unit([[1, 1, 0], [1, 1, 0]]), [1, 3], 0,
      Vector([1, 1, 0]) * unit.power(-1))
  }
  for (name, made, ratings, penalty) in try madeFilms() {
    try check(name, made.f, ratings, penalty, made.expected(ratings, penalty))
  }
  try check("a value that just counts", [[1, 0], [0, 1.5e-10]], [1, 3], 0, [1, 2e10])
  try examineManyFactors(answer, exam)
  try exam.expectRefusals(
    of: ["a negative penalty": -1, "a penalty just below zero": -1e-300, "penalty NaN": .nan],
    butNotOf: ["penalty 0": 0, "a small penalty": 1e-300],
    given: { ["F": example, "ratings": [1, 2] as Vector<Double>, "penalty": $0] },
    by: { try answer(example, [1, 2], $0) })
}

typealias NewcomerAnswer = (Matrix<Double>, Vector<Double>, Double) throws -> Vector<Double>

/// Films whose singular value decomposition is known, for they were made from it.
private struct MadeFilms {
  let f: Matrix<Double>
  private let u: Matrix<Double>
  private let sigma: Vector<Double>
  private let v: Matrix<Double>

  init(
    rows: Int, columns: Int, _ sigma: Vector<Double>, using random: inout SplitMix64
  ) throws {
    u = try .orthonormal(rows: rows, columns: sigma.count, using: &random)
    v = try .orthonormal(rows: columns, columns: sigma.count, using: &random)
    self.sigma = sigma
    f = u.scaled(columnsBy: sigma) * v.transpose
  }

  func expected(_ ratings: Vector<Double>, _ penalty: Double) -> Vector<Double> {
    let known = u.transpose * ratings
    let weight = penalty * Double(f.rows)
    return v * Vector(sigma.indices.map { known[$0] / (sigma[$0] + weight / sigma[$0]) })
  }

  /// Ratings that some vector gives, so that no part of them is lost in a small value.
  func ratings(of x: Vector<Double>) -> Vector<Double> { u * (sigma.hadamard(x)) }
}

private func madeFilms() throws -> [(String, MadeFilms, Vector<Double>, Double)] {
  var random = SplitMix64(seed: 907)
  let spectra: [(String, Vector<Double>)] = [
    ("five different films", [3, 2, 1.5, 1, 0.5]), ("three kinds among five films", [3, 2, 1]),
    ("films nearly alike", [1, 1e-3, 1e-6]),
  ]
  return try spectra.flatMap { name, sigma in
    try [(5, 40), (5, 5), (9, 5)].flatMap { rows, columns in
      let made = try MadeFilms(rows: rows, columns: columns, sigma, using: &random)
      let ratings = made.ratings(of: random.gaussianVector(sigma.count))
      let penalties: [Double] = sigma[sigma.count - 1] < 0.1 ? [0] : [0, 0.3, 1e-4]
      return penalties.map {
        ("\(name), \(rows) × \(columns), penalty \($0)", made, ratings, $0)
      }
    }
  }
}

/// Five films with a hundred thousand factors each: row j is 1 at every fifth place from j on, and the
/// last row is 2 there.
private func examineManyFactors(_ answer: NewcomerAnswer, _ exam: Exam) throws {
  let count = 100_000
  let f = Matrix<Double>(rows: 5, columns: count) { i, j in j % 5 == i ? (i == 4 ? 2 : 1) : 0 }
  for penalty in [0, 4000.0] {
    exam.begin("100,000 factors, penalty \(penalty)", given: ["penalty": penalty])
    let got = try answer(f, [1, 2, 3, 4, 5], penalty)
    let share = 20_000.0
    let kinds = [1.0, 2, 3, 4, 10].enumerated().map { kind, right in
      right / ((kind == 4 ? 4 : 1) * share + 5 * penalty)
    }
    try exam.expect(
      got, closeTo: Vector((0..<count).map { kinds[$0 % 5] }), within: 1e-7,
      as: "the person's vector")
  }
}
