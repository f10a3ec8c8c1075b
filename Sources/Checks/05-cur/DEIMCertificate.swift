import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions05

let deimCertificate: Exercise = Exercise(
  "DEIMCertificate",
  learner: { call in { v in try call(v) } },
  reference: Solutions05.deimCertificate,
  stub: { _ in throw NotAttempted() },
  mistakes: deimMistakes()
) { (answer: DEIMAnswer, exam: Exam) in
  for (name, v, points, tolerance) in try cases() {
    exam.begin(name, given: ["V": v])
    let (got, constant) = try answer(v)
    if let points {
      try exam.expect(got, equals: points, order: .counts, as: "the points")
    } else {
      try exam.expect(points: got, interpolate: v)
    }
    let sigma = try v[rows: got].singularValues()
    try exam.expect(constant, closeTo: 1 / (sigma.last ?? 1), within: tolerance, as: "η")
  }
  try exam.expectRefusals(
    of: [
      "dependent columns": [[1, 2], [2, 4], [3, 6]], "a column of zeros": [[1, 0], [2, 0]],
      "only zeros": [[0], [0]], "more columns than rows": [[1, 2, 3], [4, 5, 7]],
      "the last column depends": [[1, 0, 1], [0, 2, 2], [0, 0, 0], [0, 0, 0]],
      "a rest just below the limit": nearlyDependent(restAtTheLimit.below),
    ] as KeyValuePairs<String, Matrix<Double>>,
    given: { ["V": $0] }, by: { try answer($0).points })
}

typealias DEIMAnswer = (Matrix<Double>) throws -> (points: [Int], constant: Double)

/// Bases, their points where rounding cannot change them, and the accuracy of η, a multiple of εη‖V‖.
private typealias Case = (
  name: String, v: Matrix<Double>, points: [Int]?, tolerance: Double
)

private func cases() throws -> [Case] {
  var generator = SplitMix64(seed: 90)
  let example: Matrix<Double> = [[0.6, 0], [0.8, 0], [0, 1]]
  let parallel = Matrix<Double>.nearlyParallel(
    rows: 8, columns: 5, spread: 1e-5, using: &generator)
  let fixed: [Case] = [
    ("an orthonormal basis", example, [1, 2], 1e-12),
    ("a negative entry", [[0, -2], [2, 3], [-3, -1]], [2, 1], 1e-12),
    ("an interpolated vector", [[2, 1], [-4, -1], [1, 1]], [1, 2], 1e-12),
    ("columns of unlike lengths", [[0x1p-300, 0], [0, 1], [0, 0.5]], [0, 1], 1e-12),
    ("a first row of zeros", [[0, 0], [3, 0], [1, 2]], [1, 2], 1e-12),
    ("one column", [[1], [-5], [2]], [1], 1e-12),
    ("no columns", .zero(rows: 3, columns: 0), [], 1e-12),
    ("three nearly parallel columns", parallel, nil, 1e-7),
    ("a rest just above the limit", nearlyDependent(restAtTheLimit.above), [0, 5, 6], 0.5),
  ]
  let scaled = Unit.extremes.map {
    ("an interpolated vector \($0.name)", $0(fixed[2].v), [1, 2], 1e-12) as Case
  }
  let random = try [(10, 3), (40, 8), (6, 6)].flatMap { n, k -> [Case] in
    [
      ("random bases", try .orthonormal(rows: n, columns: k, using: &generator), nil, 1e-9),
      ("random bases", .gaussian(rows: n, columns: k, using: &generator), nil, 1e-9),
    ]
  }
  return fixed + scaled + random
}

/// The second column is twice the first one but for a rest of a given size; the third is longer.
///
/// The length of the second, √8, is not its largest entry, nor the sum of its entries.
private func nearlyDependent(_ rest: Double) -> Matrix<Double> {
  [
    [1, 2, 0], [0.5, 1, 0], [0.5, 1, 0], [0.5, 1, 0], [0.5, 1, 0], [0, rest, 0], [0, 0, 3],
  ]
}

/// The rest at which the second of those columns depends on the first.
private let restAtTheLimit = Threshold(at: 1e-14 * 8.0.squareRoot())

extension Exam {
  /// Expects each point to be where the rest of its vector is largest, up to rounding.
  fileprivate func expect(points: [Int], interpolate v: Matrix<Double>) throws {
    try expect(
      points.count == v.columns && points.allSatisfy { (0..<v.rows).contains($0) },
      as: "the points", expected: "\(v.columns) rows of V", got: points.exhibit)
    for j in 0..<v.columns {
      let rest = try rest(v, j, Array(points.prefix(j)))
      let largest = rest.map(\.magnitude).max() ?? 0
      try expect(
        rest[points[j]].magnitude >= largest * (1 - 1e-8), as: "point number \(j + 1)",
        expected: "a place where the rest of vector \(j + 1) has magnitude \(largest.exhibit)",
        got: "place \(points[j]), where it is \(rest[points[j]].magnitude.exhibit)")
    }
  }
}

/// What is left of a vector after interpolation at points by the vectors before it.
func rest(_ v: Matrix<Double>, _ j: Int, _ points: [Int]) throws -> Vector<Double> {
  let column = v[column: j]
  if j == 0 { return column }
  let earlier = v[columns: 0..<j]
  return column - earlier * (try earlier[rows: points].solve(Vector(points.map { column[$0] })))
}
