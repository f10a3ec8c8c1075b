import Attempts
import Grading
import LinearAlgebra
import Solutions12

let minimaxStep: Exercise = Exercise(
  "MinimaxStep",
  learner: { call in { low in try call(low) } },
  reference: Solutions12.minimaxStep,
  stub: { _ in throw NotAttempted() },
  mistakes: minimaxMistakes()
) { answer, exam in
  exam.begin("the example", given: ["l": 0.5])
  let example = try answer(0.5)
  try exam.expect(example.a, closeTo: 2.67083538880, within: 1e-6, as: "a")
  try exam.expect(example.b, closeTo: -3.28535661906, within: 1e-6, as: "b")
  try exam.expect(example.c, closeTo: 1.63856786738, within: 1e-6, as: "c")
  let lows = [0.75, 0.25, 0.1, 0.9, 0.02407, 0.01, 1e-3, 1e-4, 0.6, 0.35, 0.85, 3e-4]
  for low in lows {
    exam.begin("l = \(low)", given: ["l": low])
    let p = try answer(low)
    try expectLevelled(Coefficients(p.a, p.b, p.c), low, exam)
  }
  try exam.expectRefusals(
    of: [
      "l = 0": 0, "l = 1": 1, "a negative l": -0.5, "an l above one": 1.5, "l is NaN": .nan,
      "l is infinite": .infinity,
    ],
    given: { ["l": $0] }, by: { try answer($0).a })
}

typealias MinimaxAnswer = (Double) throws -> (a: Double, b: Double, c: Double)

/// Expects an error `1 − p` whose greatest size is taken with alternating sign at four points.
///
/// By the theorem of de la Vallée Poussin no polynomial of this kind has a smaller greatest error than
/// the least of four that alternate. So four that are equal leave nothing to find. What is compared is
/// not only the error E but also 1 − E, the least value: for a small l, E is near 1.
private func expectLevelled(_ p: Coefficients, _ low: Double, _ exam: Exam) throws {
  try exam.expect(
    p.a.isFinite && p.b.isFinite && p.c.isFinite, as: "the coefficients",
    expected: "finite numbers",
    got: "\(p.a.exhibit), \(p.b.exhibit), \(p.c.exhibit)")
  let points = [low] + criticalPoints(p).filter { $0 > low && $0 < 1 } + [1]
  try exam.expect(points.count, equals: 4, as: "the number of ends and critical points in [l, 1]")
  let errors = Vector(points.map { 1 - p($0) })
  let worst = errors.map(\.magnitude).max() ?? 0
  let slack = 1e-6 * min(worst, 1 - worst)
  for (k, error) in errors.enumerated() {
    let wanted = k % 2 == 0 ? worst : -worst
    try exam.look(
      at: error, wanted, slack, as: "1 − p(x) at x = \(points[k].exhibit), where it has an extremum"
    )
  }
}

extension Exam {
  fileprivate func look(
    at error: Double, _ wanted: Double, _ slack: Double, as subject: String
  ) throws {
    try expect(
      (error - wanted).magnitude <= slack, as: subject,
      expected:
        "\(wanted), as large as the largest, with alternating signs, within \(slack.exhibit)",
      got: "\(error)")
  }
}

/// The positive zeros of `p′`, the smaller one first.
private func criticalPoints(_ p: Coefficients) -> [Double] {
  let root = (9 * p.b * p.b - 20 * p.a * p.c).squareRoot()
  return [(-3 * p.b - root) / (10 * p.c), (-3 * p.b + root) / (10 * p.c)]
    .filter { $0 > 0 }.map { $0.squareRoot() }.sorted()
}
