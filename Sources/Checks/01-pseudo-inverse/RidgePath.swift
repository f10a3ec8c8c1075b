import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions01

let ridgePath: Exercise = Exercise(
  "RidgePath",
  learner: { call in { a, b, lambdas in try call(a, b, lambdas) } },
  reference: { try Solutions01.ridgePath($0, $1, lambdas: $2) },
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: ridgeMistakes()
) { (answer: RidgeAnswer, exam: Exam) in
  for (name, a, b, lambdas, expected) in cases() + casesAtTheLimit() {
    exam.begin(name, given: ["A": a, "b": b, "lambdas": Vector(lambdas)])
    let x = try answer(a, b, lambdas)
    try exam.expect(x, closeTo: expected, within: 1e-9, as: "the solutions")
  }
  try examineRandomSystems(answer, exam)
  try examineDependentColumns(answer, exam)
  try exam.expectRefusals(
    of: [
      "a negative weight": [-0.1], "a negative weight first": [-0.1, 1],
      "a negative weight last": [1, 0, -0.1], "a negative weight between others": [1, -2, 3],
      "a tiny negative weight": [1, -1e-300],
    ],
    butNotOf: ["a tiny weight": [1e-300]],
    given: { ["A": line, "b": [1, 1, 4] as Vector<Double>, "lambdas": Vector($0)] },
    by: { try answer(line, [1, 1, 4], $0) })
  try examineTime(answer, exam)
}

typealias RidgeAnswer = (Matrix<Double>, Vector<Double>, [Double]) throws -> Matrix<Double>

private typealias Case = (
  name: String, a: Matrix<Double>, b: Vector<Double>, lambdas: [Double], expected: Matrix<Double>
)

private func cases() -> [Case] {
  let fixed: [Case] = [
    ("one unknown", [[2]], [4], [0, 1, 4, 12], [[2, 1.6, 1, 0.5]]),
    ("a diagonal matrix", [[3, 0], [0, 1]], [3, 1], [1, 9], [[0.9, 0.5], [0.5, 0.1]]),
    ("a line through three points", line, [1, 1, 4], [0, 1], [[0.5, 0.6], [1.5, 1.2]]),
    ("weights out of order", [[2]], [4], [4, 0, 1], [[1, 2, 1.6]]),
    ("a weight twice", [[2]], [4], [1, 4, 1], [[1.6, 1, 1.6]]),
    ("a wide matrix", [[3, 4]], [25], [0, 25], [[3, 1.5], [4, 2]]),
    ("the zero matrix", .zero(rows: 2, columns: 3), [1, 2], [0, 1], .zero(rows: 3, columns: 2)),
    ("no weights", line, [1, 1, 4], [], .zero(rows: 2, columns: 0)),
    ("no columns", .zero(rows: 3, columns: 0), [1, 1, 4], [0, 1], .zero(rows: 0, columns: 2)),
    ("no rows", .zero(rows: 0, columns: 3), [], [0, 1], .zero(rows: 3, columns: 2)),
  ]
  // In another unit of A, the weights have its square.
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    let (b, solutions): (Vector<Double>, Matrix<Double>) = ([1, 1, 4], [[0.5, 0.6], [1.5, 1.2]])
    return [
      ("the line \(unit.name)", unit(line), b, [0, unit.power(2)], solutions * unit.power(-1)),
      ("b \(unit.name)", line, unit(b), [0, 1], unit(solutions)),
    ]
  }
  return fixed + scaled
}

/// Diagonal matrices, whose singular values are exact: all 1, and the last beside the limit
/// `max(m, n)·ε·σ₁`.
private func casesAtTheLimit() -> [Case] {
  let (nine, four) = (Threshold(at: 9 * .ulpOfOne), Threshold(at: 4 * .ulpOfOne))
  let fixed = [
    diagonal("just above the limit, 9 × 2", (9, 2), last: nine.above, isKept: true),
    diagonal("just below the limit, 9 × 2", (9, 2), last: nine.below, isKept: false),
    diagonal("just below the limit, 2 × 9", (2, 9), last: nine.below, isKept: false),
    diagonal("just above the limit, 4 × 4", (4, 4), last: four.above, isKept: true),
    diagonal("at the limit, 2 × 2", (2, 2), last: 2 * .ulpOfOne, isKept: false),
  ]
  let scaled = Unit.extremes.flatMap { unit in
    [
      diagonal("just above, \(unit.name)", (4, 4), last: four.above, isKept: true, in: unit),
      diagonal("just below, \(unit.name)", (4, 4), last: four.below, isKept: false, in: unit),
    ]
  }
  return fixed + scaled
}

/// A case without a weight and with one of σ² for the last σ, which halves the last unknown if it is
/// kept: so it shows with a weight as well.
private func diagonal(
  _ name: String, _ shape: (rows: Int, columns: Int), last: Double, isKept: Bool,
  in unit: Unit = Unit(exponent: 0)
) -> Case {
  let count = min(shape.rows, shape.columns)
  let sigma = Vector((0..<count).map { $0 == count - 1 ? last : 1 })
  let expected = Matrix<Double>(rows: shape.columns, columns: 2) { j, k in
    if j >= count || j == count - 1 && !isKept { return 0 }
    let lambda: Double = k == 0 ? 0 : last * last
    return sigma[j] / (sigma[j] * sigma[j] + lambda)
  }
  return (
    name, unit(Matrix(diagonal: sigma, rows: shape.rows, columns: shape.columns)),
    Vector(repeating: 1, count: shape.rows), [0, last * last * unit.power(2)],
    expected * unit.power(-1)
  )
}

private func examineRandomSystems(_ answer: RidgeAnswer, _ exam: Exam) throws {
  for (rows, columns, seed) in [(9, 4, 106), (5, 8, 107)] as [(Int, Int, UInt64)] {
    var random = SplitMix64(seed: seed)
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let b = Matrix<Double>.gaussian(rows: rows, columns: 1, using: &random)[column: 0]
    let lambdas = [0.01, 1, 100]
    exam.begin("random systems", given: ["A": a, "b": b, "lambdas": Vector(lambdas)])
    let x = try answer(a, b, lambdas)
    try exam.expect(x, hasShape: (columns, lambdas.count), as: "the solutions")
    for (k, lambda) in lambdas.enumerated() {
      // The gradient of ‖Ax − b‖² + λ‖x‖² vanishes at the minimum, and only there.
      let pull = lambda * x[column: k]
      try exam.expect(
        a.transpose * (b - a * x[column: k]), closeTo: pull, within: 1e-8,
        as: "Aᵀ(b − Ax), which should be λx, for λ = \(lambda.formatted(digits: 3))")
    }
  }
}

/// Of sixty rows the limit is 60εσ₁, while rounding leaves the vanished values a few εσ₁.
private func examineDependentColumns(_ answer: RidgeAnswer, _ exam: Exam) throws {
  var random = SplitMix64(seed: 108)
  let b = Matrix<Double>.gaussian(rows: 60, columns: 1, using: &random)[column: 0]
  for spectrum in TypicalSpectrum.all(6) {
    let planted = try Planted(rows: 60, columns: 8, spectrum.values, using: &random)
    for lambda in [0, 0.5, 1e-30] {
      exam.begin(
        "dependent columns, singular values \(spectrum.name), λ = \(lambda.exhibit)",
        given: ["A": planted.a, "b": b, "lambdas": [lambda] as Vector<Double>])
      // κ is at most 10⁸, and the entries of A are rounded.
      try exam.expect(
        try answer(planted.a, b, [lambda]), closeTo: Matrix(column: planted.ridge(b, lambda)),
        within: 1e-6, as: "the solutions")
    }
  }
}

/// With one SVD for all weights, sixteen take hardly longer than one; with an SVD for each, they
/// take sixteen times as long.
///
/// The matrix is tall, so that the SVD is what takes time.
private func examineTime(_ answer: RidgeAnswer, _ exam: Exam) throws {
  var random = SplitMix64(seed: 109)
  let a = Matrix<Double>.gaussian(rows: 1000, columns: 60, using: &random)
  let b = Vector(repeating: 1.0, count: 1000)
  exam.begin("sixteen weights", given: ["A": a])
  try exam.expect(
    timeFrom: (1, 16), growsAtMostWithPower: 0.6, as: "the time for k weights"
  ) { count in
    _ = try answer(a, b, (0..<count).map { Double($0 + 1) })
  }
}
