import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions02

let truncation: Exercise = Exercise(
  "Truncation",
  learner: { call in { a, rank in try call(a, rank) } },
  reference: Solutions02.nearestMatrix,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, a, k, expected) in exactCases() {
    exam.begin(name, given: ["A": a, "rank": k])
    // A is exact, and a stable SVD leaves an error of a few ε ‖A‖.
    try exam.expect(
      try answer(a, k), closeTo: expected, within: 2e-13, beside: a.frobeniusNorm,
      as: "the nearest matrix")
  }
  var generator = SplitMix64(seed: 22)
  for (name, rows, columns) in [
    ("a square matrix", 5, 5), ("a wide matrix", 4, 7), ("a tall matrix", 8, 4),
  ] {
    for sigma in [[5, 3, 1], .algebraic(4), .geometric(4, from: 1, to: 1e-6)] as [Vector<Double>] {
      let planted = try Planted(rows: rows, columns: columns, sigma, using: &generator)
      for k in 0...6 {
        exam.begin("\(name), rank \(k)", given: ["A": planted.a, "rank": k])
        try exam.expect(
          try answer(planted.a, k), closeTo: planted.layers(k), within: 1e-11,
          beside: planted.a.frobeniusNorm, as: "the nearest matrix")
      }
    }
  }
  try checkTie(answer, exam)
  try exam.expectRefusals(
    of: ["rank −1": -1, "rank −2": -2, "the smallest Int": Int.min],
    butNotOf: ["rank 0": 0, "the largest Int": Int.max],
    given: { ["A": [[1]] as Matrix<Double>, "rank": $0] }, by: { try answer([[1]], $0) })
}

private typealias Answer = (Matrix<Double>, Int) throws -> Matrix<Double>

private typealias Case = (name: String, a: Matrix<Double>, rank: Int, expected: Matrix<Double>)

private func exactCases() -> [Case] {
  let (a, first): (Matrix<Double>, Matrix<Double>) = ([[3, 0], [0, 2]], [[3, 0], [0, 0]])
  let mixed = Matrix<Double>.hadamard(2) / 2
  /// A full matrix with singular values that fall by 2⁻²⁰ ≈ 10⁻⁶ each, without rounding.
  func steep(_ count: Int) -> Matrix<Double> {
    let sigma = Vector((0..<4).map { $0 < count ? [1, 0x1p-20, 0x1p-40, 0][$0] : 0 })
    return mixed.scaled(columnsBy: sigma) * mixed
  }
  let zeros: Matrix<Double> = [[0, 0, 0], [0, 3, 0], [0, 0, 0], [2, 0, 0]]
  let cases: [Case] = [
    ("diag(3, 2)", a, 1, first),
    ("diag(3, 2), rank 0", a, 0, [[0, 0], [0, 0]]),
    ("diag(3, 2), its own rank", a, 2, a),
    ("diag(3, 2), more than its rank", a, 3, a),
    (
      "a permuted diagonal", [[0, 3, 0], [0, 0, 2], [1, 0, 0]], 1,
      [[0, 3, 0], [0, 0, 0], [0, 0, 0]]
    ),
    ("not symmetric", [[0, 2], [3, 0]], 1, [[0, 0], [3, 0]]),
    ("negative", [[-3, 0], [0, 2]], 1, [[-3, 0], [0, 0]]),
    ("rows and columns of zeros", zeros, 1, [[0, 0, 0], [0, 3, 0], [0, 0, 0], [0, 0, 0]]),
    ("a matrix of zeros", .zero(rows: 2, columns: 3), 1, .zero(rows: 2, columns: 3)),
  ]
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [
      ("diag(3, 2) \(unit.name)", unit(a), 1, unit(first)),
      ("diag(3, 2) \(unit.name), its own rank", unit(a), 2, unit(a)),
    ]
  }
  return cases + scaled + (1...3).map { ("a steep spectrum", steep(4), $0, steep($0)) }
}

/// With σ₁ = σ₂ there are many nearest matrices: any of rank one at the right distance will do.
private func checkTie(_ answer: Answer, _ exam: Exam) throws {
  let a: Matrix<Double> = [[0, 2], [2, 0]]
  exam.begin("a tie, σ₁ = σ₂", given: ["A": a, "rank": 1])
  let nearest = try answer(a, 1)
  try exam.expect(nearest, hasShape: (2, 2), as: "the nearest matrix")
  try exam.expect((a - nearest).frobeniusNorm, closeTo: 2, as: "the distance ‖A − B‖_F")
  let determinant = nearest[0, 0] * nearest[1, 1] - nearest[0, 1] * nearest[1, 0]
  try exam.expect(
    determinant, closeTo: 0, beside: 4, as: "det B, which is 0 for a matrix of rank 1,")
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("takes V for Vᵀ", caughtAt: "a permuted diagonal") { a, k in
      let svd = try decomposed(a, k)
      let kept = min(k, svd.singularValues.count)
      let left = svd.u[columns: 0..<kept].scaled(columnsBy: svd.singularValues[0..<kept])
      return left * svd.v[rows: 0..<kept]
    },
    Mistake("keeps the smallest singular values", caughtAt: "diag(3, 2)") { a, k in
      try rebuilt(a, k) { index, count in index >= count - k }
    },
    Mistake("keeps one too many", caughtAt: "diag(3, 2)") { a, k in
      try rebuilt(a, k) { index, _ in index <= k }
    },
    Mistake("keeps one too few", caughtAt: "diag(3, 2)") { a, k in
      try rebuilt(a, k) { index, _ in index < k - 1 }
    },
    Mistake("drops Σ", caughtAt: "diag(3, 2)") { a, k in
      let svd = try decomposed(a, k)
      let kept = 0..<min(k, svd.singularValues.count)
      return svd.u[columns: kept] * svd.v[columns: kept].transpose
    },
    Mistake("shrinks what it keeps by σₖ₊₁", caughtAt: "diag(3, 2)") { a, k in
      let svd = try decomposed(a, k)
      let next = k < svd.singularValues.count ? svd.singularValues[k] : 0
      let shrunk = Vector(svd.singularValues.map { max(0, $0 - next) })
      return svd.u.scaled(columnsBy: shrunk) * svd.v.transpose
    },
    Mistake("gives nothing for rank 0", caughtAt: "diag(3, 2), rank 0") { a, k in
      k == 0 ? .zero(rows: 0, columns: 0) : try rebuilt(a, k) { index, _ in index < k }
    },
    Mistake("keeps the first columns instead", caughtAt: "a permuted diagonal") { a, k in
      if k < 0 { throw Solutions02.NegativeRank(rank: k) }
      return Matrix(rows: a.rows, columns: a.columns) { i, j in j < k ? a[i, j] : 0 }
    },
    Mistake("takes eigenvectors of the symmetric part", caughtAt: "a permuted diagonal") { a, k in
      if !a.isSquare { return try rebuilt(a, k) { index, _ in index < k } }
      _ = try decomposed(a, k)
      let eigen = try SymmetricEigen((a + a.transposed()) / 2)
      let order = eigen.eigenvalues.indices.sorted {
        eigen.eigenvalues[$0].magnitude > eigen.eigenvalues[$1].magnitude
      }
      let kept = Array(order.prefix(k))
      let v = eigen.eigenvectors[columns: kept]
      return v.scaled(columnsBy: Vector(kept.map { eigen.eigenvalues[$0] })) * v.transpose
    },
    Mistake("projects on the columns of pivoted QR", caughtAt: "a steep spectrum") { a, k in
      _ = try decomposed(a, k)
      let q = try ColumnPivotedQR(a).q
      let kept = q[columns: 0..<min(k, q.columns)]
      return kept * (kept.transpose * a)
    },
    Mistake("drops singular values below 1e-10", caughtAt: "diag(3, 2) times 2^-200") { a, k in
      let sigma = try a.singularValues()
      return try rebuilt(a, k) { index, _ in index < k && sigma[index] > 1e-10 }
    },
    Mistake("drops singular values below σ₁/10⁸", caughtAt: "a steep spectrum") { a, k in
      let sigma = try a.singularValues()
      return try rebuilt(a, k) { index, _ in index < k && sigma[index] > 1e-8 * sigma[0] }
    },
    Mistake("refuses rank 0", caughtAt: "diag(3, 2), rank 0") { a, k in
      if k == 0 { throw Solutions02.NegativeRank(rank: k) }
      return try rebuilt(a, k) { index, _ in index < k }
    },
    Mistake("refuses a rank above the number of rows", caughtAt: "diag(3, 2), more than its rank") {
      a, k in
      if k > a.rows { throw Solutions02.NegativeRank(rank: k) }
      return try rebuilt(a, k) { index, _ in index < k }
    },
    Mistake("takes a negative rank for 0", caughtAt: "rank −1") { a, k in
      try rebuilt(a, max(0, k)) { index, _ in index < k }
    },
    Mistake("refuses −1 only", caughtAt: "rank −2") { a, k in
      if k == -1 { throw Solutions02.NegativeRank(rank: k) }
      return try rebuilt(a, max(0, k)) { index, _ in index < k }
    },
  ]
}

private func decomposed(_ a: Matrix<Double>, _ rank: Int) throws -> SVD<Double> {
  if rank < 0 { throw Solutions02.NegativeRank(rank: rank) }
  return try SVD(a)
}

/// The layers that are chosen.
private func rebuilt(
  _ a: Matrix<Double>, _ rank: Int, where isKept: (_ index: Int, _ count: Int) -> Bool
) throws -> Matrix<Double> {
  let svd = try decomposed(a, rank)
  let (sigma, count) = (svd.singularValues, svd.singularValues.count)
  let kept = Vector(sigma.indices.map { isKept($0, count) ? sigma[$0] : 0 })
  return svd.u.scaled(columnsBy: kept) * svd.v.transpose
}
