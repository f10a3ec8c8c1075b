import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions05

private typealias Answer = (Matrix<Double>, Int) throws -> Vector<Double>

let leverageScores: Exercise = Exercise(
  "LeverageScores",
  learner: { call in { a, k in try call(a, k) } },
  reference: Solutions05.leverageScores,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, a, k, expected) in cases() {
    exam.begin(name, given: ["A": a, "k": k])
    // A score of 2⁻⁴⁰ is the square of an entry 2⁻²⁰, right to some ε.
    try exam.expect(try answer(a, k), eachCloseTo: expected, within: 1e-8, as: "the scores")
  }
  for (name, values, k, tolerance) in spectra() {
    let (a, v) = try spanned(by: values)
    exam.begin(name, given: ["A": a, "k": k])
    let scores = (0..<v.rows).map { v[row: $0][0..<k].dot(v[row: $0][0..<k]) }
    try exam.expect(
      try answer(a, k), closeTo: Vector(scores), within: tolerance, as: "the scores")
  }
  for (rows, columns, rank) in [(9, 6, 3), (5, 12, 4), (1, 5, 1)] {
    let a = random(rows: rows, columns: columns, rank: rank, seed: UInt64(500 + rows))
    // At the rank of the matrix the scores are the diagonal of the projector on its rows.
    let basis = try QR(a.transposed()[columns: 0..<rank]).q
    let expected = Vector((0..<columns).map { basis[row: $0].dot(basis[row: $0]) })
    exam.begin("random matrices at their rank", given: ["A": a, "k": rank])
    try exam.expect(try answer(a, rank), closeTo: expected, within: 1e-10, as: "the scores")
  }
  for (shape, a) in [
    ("a wide matrix", [[3, 0, 0], [0, 1, 1]]), ("a tall matrix", [[3, 0], [0, 1], [0, 1]]),
  ] as [(String, Matrix<Double>)] {
    try exam.expectRefusals(
      of: ["\(shape): k = 3": 3, "\(shape): k = -1": -1],
      butNotOf: ["\(shape): k = 0": 0, "\(shape): k = 2": 2],
      given: { ["A": a, "k": $0] }, by: { try answer(a, $0) })
  }
}

private func cases() -> [(name: String, a: Matrix<Double>, k: Int, expected: Vector<Double>)] {
  let example: Matrix<Double> = [[3, 0, 0], [0, 1, 1]]
  // Singular values 2 and 1, right singular vectors (0.6, 0.8) and (−0.8, 0.6).
  let turned: Matrix<Double> = [[1.44, 0.92], [0.08, 1.44]]
  let small = 1 / (1 + 0x1p-40)
  return [
    ("the example, k = 1", example, 1, [1, 0, 0]),
    ("the example, k = 2", example, 2, [1, 0.5, 0.5]),
    ("k = 0", example, 0, [0, 0, 0]),
    ("a square matrix at full rank", [[2, 1, 0], [0, 3, 1], [1, 0, 5]], 3, [1, 1, 1]),
    ("a square matrix, k = 1", turned, 1, [0.36, 0.64]),
    ("a column of zeros", [[3, 0, 0], [0, 0, 1]], 2, [1, 0, 1]),
    ("a small score", [[1, 0x1p-20]], 1, [small, small * 0x1p-40]),
    ("no columns", .zero(rows: 3, columns: 0), 0, []),
  ]
    + Unit.extremes.map { ("a square matrix \($0.name)", $0(turned), 1, [0.36, 0.64]) }
}

/// Singular values, a rank behind which they drop, and the accuracy of the scores at it, a multiple
/// of `εσ₁/(σₖ − σₖ₊₁)`.
private func spectra() -> [(String, Vector<Double>, Int, Double)] {
  [
    ("singular values that fall fast", .geometric(6, from: 1, to: 1e-6), 3, 1e-8),
    ("singular values that fall slowly", .algebraic(6), 2, 1e-12),
    ("singular values that repeat", .staircase(6, tread: 2, ratio: 0.25), 4, 1e-11),
    ("singular values that end before their number", [4, 3, 2, 0, 0, 0], 2, 1e-12),
    // The square of the third one is lost beside that of the first.
    ("a small singular value that counts", [1, 1e-5, 1e-10, 0, 0, 0], 3, 1e-3),
  ]
}

/// A matrix with given singular values, and its right singular vectors.
private func spanned(
  by values: Vector<Double>
) throws -> (a: Matrix<Double>, v: Matrix<Double>) {
  var generator = SplitMix64(seed: 510)
  let u = try Matrix<Double>.orthonormal(rows: 8, columns: values.count, using: &generator)
  let v = try Matrix<Double>.orthonormal(rows: 7, columns: values.count, using: &generator)
  return (u.scaled(columnsBy: values) * v.transpose, v)
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] { wrongVectors() + wrongSums() + wrongRanks() }

private func wrongVectors() -> [Mistake<Answer>] {
  [
    Mistake("takes the left singular vectors", caughtAt: "the example, k = 1") { a, k in
      rowSums(of: try SVD(a).u[columns: 0..<(try valid(k, a))])
    },
    Mistake("takes all singular vectors", caughtAt: "the example, k = 1") { a, k in
      _ = try valid(k, a)
      return rowSums(of: try SVD(a).v)
    },
    Mistake("takes vector k alone", caughtAt: "the example, k = 2") { a, k in
      rowSums(of: try SVD(a).v[columns: max(0, try valid(k, a) - 1)..<k])
    },
    Mistake("takes the last vectors", caughtAt: "the example, k = 1") { a, k in
      let v = try SVD(a).v
      return rowSums(of: v[columns: (v.columns - (try valid(k, a)))..<v.columns])
    },
    Mistake("takes an orthonormal basis of the first rows", caughtAt: "a square matrix, k = 1") {
      a, k in rowSums(of: try QR(a.transposed()).q[columns: 0..<(try valid(k, a))])
    },
    Mistake("takes a basis of the pivot rows", caughtAt: "a square matrix, k = 1") { a, k in
      rowSums(of: try ColumnPivotedQR(a.transposed()).q[columns: 0..<(try valid(k, a))])
    },
    Mistake("takes eigenvectors of AᵀA", caughtAt: "a small singular value that counts") { a, k in
      let eigen = try SymmetricEigen(a.gram())
      return rowSums(of: eigen.eigenvectors[columns: (a.columns - (try valid(k, a)))..<a.columns])
    },
    Mistake("leaves out singular values below 1e-10", caughtAt: "a square matrix times 2^-200") {
      a, k in
      let svd = try SVD(a)
      let rank = svd.singularValues.filter { $0 > 1e-10 }.count
      return rowSums(of: svd.v[columns: 0..<min(rank, try valid(k, a))])
    },
  ]
}

private func wrongSums() -> [Mistake<Answer>] {
  [
    Mistake("forgets the squares", caughtAt: "the example, k = 2") { a, k in
      Vector(try scores(a, k).map { $0.squareRoot() })
    },
    Mistake("weighs the vectors by σ²", caughtAt: "the example, k = 1") { a, k in
      let svd = try SVD(a)
      let k = try valid(k, a)
      return rowSums(of: svd.v[columns: 0..<k].scaled(columnsBy: svd.singularValues[0..<k]))
    },
    Mistake("divides by k, to have probabilities", caughtAt: "the example, k = 2") { a, k in
      try scores(a, k) / Double(max(1, k))
    },
    Mistake("sums down the vectors, not across", caughtAt: "the example, k = 1") { a, k in
      rowSums(of: try SVD(a).v[columns: 0..<(try valid(k, a))].transposed())
    },
    Mistake("calls small scores zero", caughtAt: "a small score") { a, k in
      Vector(try scores(a, k).map { $0 < 1e-10 ? 0 : $0 })
    },
    Mistake("gives ones for a square matrix", caughtAt: "a square matrix, k = 1") { a, k in
      a.isSquare ? Vector(repeating: 1, count: a.columns) : try scores(a, k)
    },
  ]
}

private func wrongRanks() -> [Mistake<Answer>] {
  func limited(
    _ name: String, at caseName: String, _ isValid: @escaping (Int, Matrix<Double>) -> Bool
  ) -> Mistake<Answer> {
    Mistake(name, caughtAt: caseName) { a, k in
      guard isValid(k, a) else { throw Refusal() }
      return rowSums(of: try SVD(a).v[columns: 0..<max(0, min(k, a.rows, a.columns))])
    }
  }
  return [
    limited("compares k with the rows", at: "a tall matrix: k = 3") { k, a in
      k >= 0 && k <= a.rows
    },
    limited("compares k with the columns", at: "a wide matrix: k = 3") { k, a in
      k >= 0 && k <= a.columns
    },
    limited("takes fewer vectors where k is negative", at: "a wide matrix: k = -1") { k, a in
      k <= min(a.rows, a.columns)
    },
    limited("refuses the rank min(m, n)", at: "the example, k = 2") { k, a in
      k >= 0 && k <= max(0, min(a.rows, a.columns) - 1)
    },
  ]
}

private func valid(_ k: Int, _ a: Matrix<Double>) throws -> Int {
  guard k >= 0, k <= min(a.rows, a.columns) else { throw Refusal() }
  return k
}

private func scores(_ a: Matrix<Double>, _ k: Int) throws -> Vector<Double> {
  rowSums(of: try SVD(a).v[columns: 0..<(try valid(k, a))])
}

/// The squared lengths of the rows.
private func rowSums(of v: Matrix<Double>) -> Vector<Double> {
  Vector((0..<v.rows).map { v[row: $0].dot(v[row: $0]) })
}
