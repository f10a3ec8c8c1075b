import Attempts
import Grading
import LinearAlgebra
import Solutions05

let deimCertificate: Exercise = Exercise(
  "DEIMCertificate",
  learner: { call in { v in try call(v) } },
  reference: Solutions05.deimCertificate,
  stub: { _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes the largest entry, not the largest magnitude", caughtAt: "a negative entry") {
      v in try greedy(v, size: { $0 }) { try rest($0, $1, $2) }
    },
    Mistake("does not interpolate", caughtAt: "an interpolated vector") { v in
      try greedy(v) { v, j, _ in v[column: j] }
    },
    Mistake("projects instead of interpolating", caughtAt: "a negative entry") { v in
      try greedy(v) { v, j, _ in
        if j == 0 { return v[column: 0] }
        let earlier = v[columns: 0..<j]
        return v[column: j] - earlier * (try earlier.leastSquares(v[column: j]))
      }
    },
    Mistake("interpolates by the last vector alone", caughtAt: "random bases") { v in
      try greedy(v) { v, j, points in
        guard let last = points.last else { return v[column: 0] }
        return v[column: j] - (v[last, j] / v[last, j - 1]) * v[column: j - 1]
      }
    },
    Mistake("gives the norm, not that of the inverse", caughtAt: "an orthonormal basis") { v in
      let points = try Solutions05.deimCertificate(v).points
      return (points, try v[rows: points].singularValues().first ?? 1)
    },
    Mistake("gives the Frobenius norm of the inverse", caughtAt: "an orthonormal basis") { v in
      let points = try Solutions05.deimCertificate(v).points
      return (points, try pseudoInverse(v[rows: points]).frobeniusNorm)
    },
    Mistake("sorts the points", caughtAt: "a negative entry") { v in
      let (points, constant) = try Solutions05.deimCertificate(v)
      return (points.sorted(), constant)
    },
    Mistake("takes dependent columns", caughtAt: "dependent columns") { v in
      if v.columns <= v.rows, let result = try? Solutions05.deimCertificate(v) { return result }
      return (Array(0..<min(v.rows, v.columns)), .infinity)
    },
  ]
) { answer, exam in
  func examine(_ name: String, _ v: Matrix<Double>, points: [Int]? = nil) throws {
    exam.begin(name, given: ["V": v])
    let (got, constant) = try answer(v)
    if let points {
      try exam.expect(got, equals: points, as: "the points")
    } else {
      try exam.expect(points: got, interpolate: v)
    }
    let sigma = try v[rows: got].singularValues()
    try exam.expect(constant, closeTo: 1 / (sigma.last ?? 1), within: 1e-7, as: "η")
  }
  try examine("an orthonormal basis", [[0.6, 0], [0.8, 0], [0, 1]], points: [1, 2])
  try examine("a negative entry", [[0, -2], [2, 3], [-3, -1]], points: [2, 1])
  try examine("an interpolated vector", [[2, 1], [-4, -1], [1, 1]], points: [1, 2])
  try examine("no columns", .zero(rows: 3, columns: 0), points: [])
  var generator = SplitMix64(seed: 90)
  for (n, k) in [(10, 3), (40, 8), (6, 6)] {
    try examine("random bases", try .orthonormal(rows: n, columns: k, using: &generator))
    try examine("random bases", .gaussian(rows: n, columns: k, using: &generator))
  }
  for v: Matrix<Double> in [[[1, 2], [2, 4], [3, 6]], [[1, 2, 3], [4, 5, 7]], [[0], [0]]] {
    exam.begin("dependent columns", given: ["V": v])
    try exam.expectError(as: "your function") { try answer(v).points }
  }
}

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
private func rest(_ v: Matrix<Double>, _ j: Int, _ points: [Int]) throws -> Vector<Double> {
  let column = v[column: j]
  if j == 0 { return column }
  let earlier = v[columns: 0..<j]
  return column - earlier * (try earlier[rows: points].solve(Vector(points.map { column[$0] })))
}

/// The points where a rest is largest, and their constant.
private func greedy(
  _ v: Matrix<Double>, size: (Double) -> Double = { $0.magnitude },
  rest: (Matrix<Double>, Int, [Int]) throws -> Vector<Double>
) throws -> (points: [Int], constant: Double) {
  var points: [Int] = []
  for j in 0..<v.columns {
    let left = try rest(v, j, points)
    points.append(left.indices.max { size(left[$0]) < size(left[$1]) } ?? 0)
  }
  let sigma = try v[rows: points].singularValues()
  return (points, 1 / (sigma.last ?? 1))
}
