import Attempts
import Grading
import LinearAlgebra
import Solutions05

let leverageScores: Exercise = Exercise(
  "LeverageScores",
  learner: { call in { a, k in try call(a, k) } },
  reference: Solutions05.leverageScores,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes the left singular vectors", caughtAt: "the example, k = 1") { a, k in
      try Solutions05.leverageScores(a.transposed(), rank: k)
    },
    Mistake("forgets the squares", caughtAt: "the example, k = 2") { a, k in
      Vector(try Solutions05.leverageScores(a, rank: k).map { $0.squareRoot() })
    },
    Mistake("takes all singular vectors", caughtAt: "the example, k = 1") { a, k in
      guard k <= min(a.rows, a.columns) else { throw NoSuchRank() }
      return try Solutions05.leverageScores(a, rank: min(a.rows, a.columns))
    },
    Mistake("takes vector k alone", caughtAt: "the example, k = 2") { a, k in
      if k == 0 { return .zero(a.columns) }
      let v = try SVD(a).v[column: k - 1]
      return v.hadamard(v)
    },
    Mistake("weighs the vectors by σ²", caughtAt: "the example, k = 1") { a, k in
      let svd = try SVD(a)
      let kept = svd.v[columns: 0..<k].scaled(columnsBy: svd.singularValues[0..<k])
      return Vector((0..<a.columns).map { kept[row: $0].dot(kept[row: $0]) })
    },
    Mistake("divides by k, to have probabilities", caughtAt: "the example, k = 2") { a, k in
      try Solutions05.leverageScores(a, rank: k) / Double(max(1, k))
    },
    Mistake("sums down the vectors, not across", caughtAt: "the example, k = 1") { a, k in
      let leading = try SVD(a).v[columns: 0..<k]
      return Vector((0..<k).map { leading[column: $0].dot(leading[column: $0]) })
    },
    Mistake("takes fewer where k is too large", caughtAt: "k beyond min(m, n)") { a, k in
      try Solutions05.leverageScores(a, rank: max(0, min(k, a.rows, a.columns)))
    },
  ]
) { answer, exam in
  let example: Matrix<Double> = [[3, 0, 0], [0, 1, 1]]
  let square: Matrix<Double> = [[2, 1, 0], [0, 3, 1], [1, 0, 5]]
  let cases: [(name: String, a: Matrix<Double>, k: Int, expected: Vector<Double>)] = [
    ("the example, k = 1", example, 1, [1, 0, 0]),
    ("the example, k = 2", example, 2, [1, 0.5, 0.5]),
    ("k = 0", example, 0, [0, 0, 0]),
    ("a square matrix at full rank", square, 3, [1, 1, 1]),
    ("small entries", example * 1e-12, 2, [1, 0.5, 0.5]),
    ("no columns", .zero(rows: 3, columns: 0), 0, []),
  ]
  for (name, a, k, expected) in cases {
    exam.begin(name, given: ["A": a, "k": k])
    try exam.expect(try answer(a, k), closeTo: expected, as: "the scores")
  }
  for (rows, columns, rank) in [(9, 6, 3), (5, 12, 4), (1, 5, 1)] {
    let a = random(rows: rows, columns: columns, rank: rank, seed: UInt64(500 + rows))
    // At the rank of the matrix the scores are the diagonal of the projector on its rows.
    let basis = try QR(a.transposed()[columns: 0..<rank]).q
    let expected = Vector((0..<columns).map { basis[row: $0].dot(basis[row: $0]) })
    exam.begin("random matrices at their rank", given: ["A": a, "k": rank])
    try exam.expect(try answer(a, rank), closeTo: expected, within: 1e-8, as: "the scores")
  }
  for k in [3, -1] {
    exam.begin("k beyond min(m, n)", given: ["A": example, "k": k])
    try exam.expectError(as: "your function") { try answer(example, k) }
  }
}

private struct NoSuchRank: Error {}
