import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions12

let spectralDecay: Exercise = Exercise(
  "SpectralDecay",
  learner: { call in { w, decay, steps in try call(w, decay, steps) } },
  reference: Solutions12.spectralDecay,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: decayMistakes()
) { answer, exam in
  func check(
    _ name: String, _ w: Matrix<Double>, _ decay: Double, _ steps: Int, _ expected: Matrix<Double>
  ) throws {
    exam.begin(name, given: ["W": w, "decay": decay, "steps": steps])
    try exam.expect(try answer(w, decay, steps), closeTo: expected, as: "the weight")
  }
  try check("the example", [[4, 0], [0, 3]], 0.5, 1, [[2, 0], [0, 3]])
  try check("the example, two steps", [[4, 0], [0, 3]], 0.5, 2, [[2, 0], [0, 1.5]])
  try check("the example, three steps", [[4, 0], [0, 3]], 0.5, 3, [[1, 0], [0, 1.5]])
  try check("the largest at the end", [[0, 1], [-4, 0]], 0.25, 1, [[0, 1], [-3, 0]])
  try check("no step", [[4, 1], [2, 3]], 0.5, 0, [[4, 1], [2, 3]])
  try check("no decay", [[4, 1], [2, 3]], 0, 3, [[4, 1], [2, 3]])
  try check("a decay of one", [[4, 0], [0, 3]], 1, 1, [[0, 0], [0, 3]])
  try check("one negative entry", [[-8]], 0.5, 2, [[-2]])
  try check("a single row", [[3, 0, 4]], 0.1, 2, [[2.43, 0, 3.24]])
  try check("a single column", [[3], [-4]], 0.1, 1, [[2.7], [-3.6]])
  try check("a matrix of zeros", .zero(rows: 2, columns: 3), 0.5, 2, .zero(rows: 2, columns: 3))
  for item in repeated() {
    exam.begin(item.name, given: ["W": item.w, "decay": 0.5, "steps": item.steps])
    try expectSplit(try answer(item.w, 0.5, item.steps), item, exam)
  }
  var random = SplitMix64(seed: 122)
  let cases: [(name: String, sigma: Vector<Double>, decay: Double, steps: Int)] = [
    ("one step", [3, 2, 1], 0.1, 1), ("a strong step", [3, 2, 1], 0.95, 1),
    ("ten steps", [3, 2, 1], 0.1, 10), ("a hundred steps", [3, 2, 1, 0.1], 0.03, 100),
    ("rank one", [2], 0.1, 3), ("many values", Vector.algebraic(5), 0.15, 12),
    ("a small step", [1, 0.5, 1e-3], 1e-6, 2),
  ]
  for (name, sigma, decay, steps) in cases {
    for (rows, columns) in [(5, 5), (8, 6), (5, 9)] {
      let planted = try Planted(rows: rows, columns: columns, sigma, using: &random)
      let expected = planted.with(decayed(sigma, decay, steps))
      for unit in steps == 10 ? Unit.all + Unit.beyondSquares : [Unit(exponent: 0)] {
        let suffix = unit.exponent == 0 ? "" : ", \(unit.name)"
        exam.begin(
          "\(name), \(rows) × \(columns)\(suffix)",
          given: ["W": unit(planted.a), "decay": decay, "steps": steps])
        // A small decay changes little, so little is allowed.
        try exam.expect(
          try answer(unit(planted.a), decay, steps), closeTo: unit(expected), within: 1e-11,
          beside: unit(planted.a).frobeniusNorm, as: "the weight")
      }
    }
  }
  try exam.expectRefusals(
    of: [
      "a negative decay": -0.1, "a decay just below zero": -1e-9,
      "a decay just above one": 1 + 1e-9,
      "a decay of two": 2, "decay NaN": .nan, "decay ∞": .infinity,
    ],
    butNotOf: ["no decay at all": 0, "all of it": 1],
    given: { ["W": [[4, 0], [0, 3]] as Matrix<Double>, "decay": $0, "steps": 1] },
    by: { try answer([[4, 0], [0, 3]], $0, 1) })
  try exam.expectRefusals(
    of: ["a negative decay in no step": -0.5],
    given: { ["W": [[4, 0], [0, 3]] as Matrix<Double>, "decay": $0, "steps": 0] },
    by: { try answer([[4, 0], [0, 3]], $0, 0) })
}

typealias DecayAnswer = (Matrix<Double>, Double, Int) throws -> Matrix<Double>

/// What becomes of the singular values, each in its place.
private func decayed(_ sigma: Vector<Double>, _ decay: Double, _ steps: Int) -> Vector<Double> {
  (0..<steps).reduce(sigma) { values, _ in
    let top = values.indices.max { values[$0] < values[$1] } ?? 0
    return Vector(values.indices.map { $0 == top ? values[$0] - decay * values[$0] : values[$0] })
  }
}

/// A matrix whose largest singular value is repeated, and the values that are left.
private struct Repeated {
  let name: String
  let w: Matrix<Double>
  let steps: Int
  let left: Vector<Double>
}

private func repeated() -> [Repeated] {
  let turn: Matrix<Double> = [[0, -2], [2, 0]]
  return [
    Repeated(name: "two equal singular values", w: turn, steps: 1, left: [2, 1]),
    Repeated(name: "two equal ones, two steps", w: turn, steps: 2, left: [1, 1]),
    Repeated(name: "two equal ones, three steps", w: turn, steps: 3, left: [1, 0.5]),
    Repeated(
      name: "four equal singular values", w: .hadamard(2), steps: 3, left: [2, 1, 1, 1]),
  ]
}

/// Expects the singular values that are left, and what was taken away to be layers of W.
private func expectSplit(_ got: Matrix<Double>, _ item: Repeated, _ exam: Exam) throws {
  try exam.expect(got, hasShape: (item.w.rows, item.w.columns), as: "the weight")
  try exam.expect(got.isFinite, as: "the weight", expected: "finite entries", got: got.exhibit)
  try exam.expect(
    try got.singularValues(), closeTo: item.left, as: "the singular values of the new weight")
  // With W = 2Q the new weight is QS for a symmetric S whose eigenvalues are its singular values.
  let stretch = item.w.transpose * got
  try exam.expect(
    stretch, closeTo: stretch.transposed(), as: "WᵀW′ beside its transpose, for the new weight W′")
  try exam.expect(
    stretch.trace, closeTo: 2 * item.left.reduce(0, +),
    as: "the trace of WᵀW′, for the new weight W′")
}
