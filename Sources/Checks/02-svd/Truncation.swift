import Attempts
import Grading
import LinearAlgebra
import Solutions02

let truncation: Exercise = Exercise(
  "Truncation",
  learner: { call in { a, rank in try call(a, rank) } },
  reference: Solutions02.nearestMatrix,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes V for Vᵀ", caughtAt: "a wide matrix") { a, k in
      let svd = try SVD(a)
      if k < 0 || a.rows >= a.columns && !a.isSquare {
        return try Solutions02.nearestMatrix(to: a, ofRank: k)
      }
      let kept = keep(svd.singularValues) { $0 < k }
      return svd.u.scaled(columnsBy: kept) * svd.v[rows: 0..<kept.count]
    },
    Mistake("keeps the smallest singular values", caughtAt: "diag(3, 2)") { a, k in
      try rebuild(a, k) { index, count in index >= count - k }
    },
    Mistake("keeps one too many", caughtAt: "diag(3, 2)") { a, k in
      try rebuild(a, k) { index, _ in index <= k }
    },
    Mistake("drops Σ", caughtAt: "diag(3, 2)") { a, k in
      if k < 0 { throw Solutions02.NegativeRank(rank: k) }
      let svd = try SVD(a)
      let kept = 0..<min(k, svd.singularValues.count)
      return svd.u[columns: kept] * svd.v[columns: kept].transpose
    },
    Mistake("gives nothing for rank 0", caughtAt: "rank 0") { a, k in
      try k == 0
        ? Matrix(rows: 0, columns: 0, repeating: 0) : Solutions02.nearestMatrix(to: a, ofRank: k)
    },
    Mistake("keeps the first columns instead", caughtAt: "a wide matrix") { a, k in
      if k < 0 { throw Solutions02.NegativeRank(rank: k) }
      return Matrix(rows: a.rows, columns: a.columns) { i, j in j < k ? a[i, j] : 0 }
    },
    Mistake("drops singular values below σ₁/1000", caughtAt: "a steep spectrum") { a, k in
      let svd = try SVD(a)
      let large = svd.singularValues.count { $0 > 1e-3 * svd.singularValues[0] }
      return try Solutions02.nearestMatrix(to: a, ofRank: min(k, large))
    },
    Mistake("drops singular values below 1e-10", caughtAt: "a matrix times 1e-12") { a, k in
      let large = try a.singularValues().count { $0 > 1e-10 }
      return try Solutions02.nearestMatrix(to: a, ofRank: min(k, large))
    },
    Mistake("takes a negative rank for 0", caughtAt: "a negative rank") { a, k in
      try Solutions02.nearestMatrix(to: a, ofRank: max(0, k))
    },
  ]
) { answer, exam in
  exam.begin("diag(3, 2)", given: ["A": [[3, 0], [0, 2]] as Matrix<Double>, "rank": 1])
  try exam.expect(
    try answer([[3, 0], [0, 2]], 1), closeTo: [[3, 0], [0, 0]], as: "the nearest matrix")
  var generator = SplitMix64(seed: 22)
  for (name, rows, columns) in [("a wide matrix", 4, 7), ("a tall matrix", 8, 3)] {
    let planted = try PlantedDecomposition(
      rows: rows, columns: columns, sigma: [5, 3, 1], using: &generator)
    for k in 1...2 {
      exam.begin(name, given: ["A": planted.matrix, "rank": k])
      try exam.expect(
        try answer(planted.matrix, k), closeTo: planted.layers(k), as: "the nearest matrix")
    }
    exam.begin("\(name), more rank than it has", given: ["A": planted.matrix, "rank": 20])
    try exam.expect(
      try answer(planted.matrix, 20), closeTo: planted.matrix, as: "the nearest matrix")
    exam.begin("rank 0", given: ["A": planted.matrix, "rank": 0])
    try exam.expect(
      try answer(planted.matrix, 0), closeTo: .zero(rows: rows, columns: columns),
      as: "the nearest matrix")
  }
  try checkSmallValues(answer, exam)
  try checkTie(answer, exam)
  exam.begin("a negative rank", given: ["A": [[1]] as Matrix<Double>, "rank": -1])
  try exam.expectError(as: "a rank of −1") { try answer([[1]], -1) }
}

/// Small singular values count, whether beside others or all together.
private func checkSmallValues(
  _ answer: (Matrix<Double>, Int) throws -> Matrix<Double>, _ exam: Exam
) throws {
  var generator = SplitMix64(seed: 27)
  let steep = try PlantedDecomposition(
    rows: 6, columns: 5, sigma: [1, 1e-6, 1e-9], using: &generator)
  for k in 1...3 {
    exam.begin("a steep spectrum", given: ["A": steep.matrix, "rank": k])
    try exam.expect(
      try answer(steep.matrix, k), closeTo: steep.layers(k), within: 1e-12,
      as: "the nearest matrix")
  }
  let small = try PlantedDecomposition(
    rows: 5, columns: 4, sigma: [5e-12, 3e-12, 1e-12], using: &generator)
  exam.begin("a matrix times 1e-12", given: ["A": small.matrix, "rank": 2])
  try exam.expect(
    try answer(small.matrix, 2), closeTo: small.layers(2), as: "the nearest matrix")
}

/// With σ₁ = σ₂ there are many nearest matrices: any of rank one at the right distance will do.
private func checkTie(_ answer: (Matrix<Double>, Int) throws -> Matrix<Double>, _ exam: Exam) throws
{
  let a: Matrix<Double> = [[0, 2], [2, 0]]
  exam.begin("a tie, σ₁ = σ₂", given: ["A": a, "rank": 1])
  let nearest = try answer(a, 1)
  try exam.expect(nearest, hasShape: (2, 2), as: "the nearest matrix")
  try exam.expect((a - nearest).frobeniusNorm, closeTo: 2, as: "the distance ‖A − B‖_F")
  let determinant = nearest[0, 0] * nearest[1, 1] - nearest[0, 1] * nearest[1, 0]
  try exam.expect(
    determinant.magnitude < 1e-9, as: "the rank of B", expected: "1, so det B = 0",
    got: "det B = \(determinant.exhibit)")
}

/// A matrix whose decomposition is known before anyone computes it.
private struct PlantedDecomposition {
  let u: Matrix<Double>
  let sigma: Vector<Double>
  let v: Matrix<Double>

  init(
    rows: Int, columns: Int, sigma: Vector<Double>, using generator: inout SplitMix64
  ) throws {
    u = try .orthonormal(rows: rows, columns: sigma.count, using: &generator)
    v = try .orthonormal(rows: columns, columns: sigma.count, using: &generator)
    self.sigma = sigma
  }

  var matrix: Matrix<Double> { layers(sigma.count) }

  func layers(_ count: Int) -> Matrix<Double> {
    (0..<count).reduce(.zero(rows: u.rows, columns: v.rows)) { sum, k in
      sum + sigma[k] * u[column: k].outer(v[column: k])
    }
  }
}

private func keep(_ sigma: Vector<Double>, where isKept: (Int) -> Bool) -> Vector<Double> {
  Vector(sigma.indices.map { isKept($0) ? sigma[$0] : 0 })
}

private func rebuild(
  _ a: Matrix<Double>, _ rank: Int, where isKept: (_ index: Int, _ count: Int) -> Bool
) throws -> Matrix<Double> {
  if rank < 0 { throw Solutions02.NegativeRank(rank: rank) }
  let svd = try SVD(a)
  let count = svd.singularValues.count
  return Matrix(
    SVD(u: svd.u, singularValues: keep(svd.singularValues) { isKept($0, count) }, v: svd.v))
}
