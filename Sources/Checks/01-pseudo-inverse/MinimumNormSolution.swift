import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions01

let minimumNormSolution: Exercise = Exercise(
  "MinimumNormSolution",
  learner: { call in { a, b in try call(a, b) } },
  reference: Solutions01.minimumNormSolution,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, a, b, expected, tolerance) in knownSolutions() + randomRows() {
    exam.begin(name, given: ["A": a, "b": b])
    try exam.expect(try answer(a, b), closeTo: expected, within: tolerance, as: "x")
  }
  // The rows of A are the columns of the dependence cases.
  let cases = DependenceCase.all()
  for dependence in cases where !dependence.isDependent {
    let (a, b) = (dependence.a.transposed(), Vector(repeating: 1, count: dependence.a.columns))
    exam.begin(dependence.name, given: ["A": a, "b": b])
    let expected = (dependence.inverse ?? []).transpose * b
    try exam.expect(try answer(a, b), closeTo: expected, as: "x")
  }
  for (name, a) in cases.filter(\.isDependent).map({ ($0.name, $0.a.transposed()) }) + tooTall {
    let b = Vector((0..<a.rows).map { Double($0 + 1) })
    exam.begin(name, given: ["A": a, "b": b])
    try exam.expectError(as: "your function") { try answer(a, b) }
  }
}

private typealias Answer = (Matrix<Double>, Vector<Double>) throws -> Vector<Double>

private typealias Case = (
  name: String, a: Matrix<Double>, b: Vector<Double>, expected: Vector<Double>, tolerance: Double
)

private func knownSolutions() -> [Case] {
  let mu = 1e-7
  let fixed: [Case] = [
    ("one equation", [[1, 2]], [5], [1, 2], 1e-10),
    ("two equations, three unknowns", [[1, 0, 1], [0, 1, 1]], [1, 2], [0, 1, 1], 1e-10),
    ("a square matrix", [[1, 1], [2, 1]], [2, 3], [1, 1], 1e-10),
    ("unknowns in no equation", [[0, 2, 0, 0], [0, 0, 0, 4]], [2, 2], [0, 1, 0, 0.5], 1e-10),
    ("b = 0", [[1, 2]], [0], [0, 0], 0),
    ("no equations", .zero(rows: 0, columns: 3), [], [0, 0, 0], 0),
    (
      "Läuchli's matrix on its side, μ = 1e-7", Matrix.lauchli(2, mu: mu).transposed(), [mu, -mu],
      [0, 1, -1], 1e-6
    ),
  ]
  let scaled = zip(["small", "large"], Unit.extremes).flatMap { name, unit -> [Case] in
    [
      ("\(name) entries", unit([[1, 2]]), [5], Vector([1, 2]) * unit.power(-1), 1e-10),
      ("a \(name) right side", [[1, 2]], unit([5]), unit([1, 2]), 1e-10),
    ]
  }
  return fixed + scaled
}

private func randomRows() -> [Case] {
  var random = SplitMix64(seed: 104)
  var cases = [(4, 9), (5, 6), (12, 30)].map { rows, columns in
    ("random rows", Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random), 1e-8)
  }
  // With κ about 10⁶, QR leaves an error of κε ≈ 10⁻¹⁰.
  let parallel = Matrix<Double>.nearlyParallel(rows: 9, columns: 5, spread: 1e-6, using: &random)
  cases.append(("three nearly parallel rows", parallel.transposed(), 1e-7))
  return cases.map { name, a, tolerance in
    // A combination of rows is orthogonal to every z with Az = 0: no solution is shorter.
    let weights = Matrix<Double>.gaussian(rows: a.rows, columns: 1, using: &random)
    let shortest = (a.transpose * weights)[column: 0]
    return (name, a, a * shortest, shortest, tolerance)
  }
}

private let tooTall: [(name: String, a: Matrix<Double>)] = [
  ("more equations than unknowns", [[1], [2]]),
  ("more equations than unknowns, three of two", [[1, 0], [0, 1], [0, 1]]),
  ("equations without unknowns", .zero(rows: 2, columns: 0)),
]

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  let rules = LimitMistake.all.map { mistake in
    Mistake<Answer>(mistake.description, caughtAt: mistake.caughtAt) { a, b in
      let qr = try QR(a.transposed())
      if a.rows > a.columns || mistake.isDependent(a.transposed(), qr.r) { throw Refusal() }
      return qr.q * (try qr.r.transpose.solveTriangular(.lower, b))
    }
  }
  return rules + [
    Mistake("sets the free unknowns to zero", caughtAt: "one equation") { a, b in
      let x = try checked(a)[columns: 0..<a.rows].solve(b)
      return Vector(x.elements + [Double](repeating: 0, count: a.columns - a.rows))
    },
    Mistake("solves for the largest columns only", caughtAt: "one equation") { a, b in
      let pivots = Array(try ColumnPivotedQR(checked(a)).pivots.prefix(a.rows))
      let basic = try a[columns: pivots].solve(b)
      var x = Vector<Double>.zero(a.columns)
      for (i, pivot) in pivots.enumerated() { x[pivot] = basic[i] }
      return x
    },
    Mistake("substitutes with R, not its transpose", caughtAt: "two equations, three unknowns") {
      a, b in
      let qr = try QR(checked(a).transposed())
      return qr.q * (try qr.r.solveTriangular(.upper, b))
    },
    Mistake("forgets the permutation of pivoted QR", caughtAt: "a square matrix") { a, b in
      let qr = try ColumnPivotedQR(checked(a).transposed())
      return qr.q * (try qr.r.transpose.solveTriangular(.lower, b))
    },
    Mistake("forms AAᵀ", caughtAt: "Läuchli's matrix on its side, μ = 1e-7") { a, b in
      a.transpose * (try Cholesky(checked(a).rowGram()).solve(b))
    },
    Mistake("fits where there is no solution", caughtAt: "more equations than unknowns") { a, b in
      if a.rows > a.columns { return try a.leastSquares(b) }
      let qr = try QR(checked(a).transposed())
      return qr.q * (try qr.r.transpose.solveTriangular(.lower, b))
    },
    Mistake("refuses square matrices", caughtAt: "a square matrix") { a, b in
      let qr = try QR(checked(a).transposed())
      if a.rows == a.columns { throw Refusal() }
      return qr.q * (try qr.r.transpose.solveTriangular(.lower, b))
    },
    Mistake("has no unknowns where there are no equations", caughtAt: "no equations") { a, b in
      if b.isEmpty { return [] }
      let qr = try QR(checked(a).transposed())
      return qr.q * (try qr.r.transpose.solveTriangular(.lower, b))
    },
  ]
}

/// The matrix, if its rows are independent by the right rule.
private func checked(_ a: Matrix<Double>) throws -> Matrix<Double> {
  let r = try QR(a.transposed()).r
  if a.rows > a.columns || LimitMistake.isDependent(a.transposed(), r) { throw Refusal() }
  return a
}
