import Attempts
import Grading
import LinearAlgebra
import Solutions01

let minimumNormSolution: Exercise = Exercise(
  "MinimumNormSolution",
  learner: { call in { a, b in try call(a, b) } },
  reference: Solutions01.minimumNormSolution,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("sets the free unknowns to zero", caughtAt: "one equation") { a, b in
      let x = try a[columns: 0..<a.rows].solve(b)
      return Vector(x.elements + [Double](repeating: 0, count: a.columns - a.rows))
    },
    Mistake("substitutes with R, not its transpose", caughtAt: "two equations, three unknowns") {
      a, b in
      let qr = try QR(a.transposed())
      return qr.q * (try qr.r.solveTriangular(.upper, b))
    },
    Mistake("solves for the largest columns only", caughtAt: "one equation") { a, b in
      let pivots = Array(try ColumnPivotedQR(a).pivots.prefix(a.rows))
      let basic = try a[columns: pivots].solve(b)
      var x = Vector<Double>.zero(a.columns)
      for (i, pivot) in pivots.enumerated() { x[pivot] = basic[i] }
      return x
    },
    Mistake("calls small rows dependent", caughtAt: "small entries") { a, b in
      if a.maxNorm < 1e-10, a.rows > 0 { throw LinearAlgebraError.singular(pivot: 0) }
      return try Solutions01.minimumNormSolution(a, b)
    },
    Mistake("forms AAᵀ", caughtAt: "Läuchli's matrix on its side, μ = 1e-7") { a, b in
      a.transpose * (try Cholesky(a.rowGram()).solve(b))
    },
    Mistake("does not look for dependence", caughtAt: "dependent rows") { a, b in
      let qr = try QR(a.transposed())
      let y = try qr.r.transpose.solveTriangular(.lower, Matrix(column: b))
      return qr.q * y[column: 0]
    },
    Mistake("compares with |r₁₁|, not with the largest", caughtAt: "a negligible first row") {
      a, b in
      let qr = try QR(a.transposed())
      let diagonal = qr.r.diagonal.map(\.magnitude)
      let tolerance = Double(max(a.rows, a.columns)) * .ulpOfOne * (diagonal.first ?? 0)
      let rank = diagonal.filter { $0 > tolerance }.count
      guard rank == a.rows else {
        throw LinearAlgebraError.rankDeficient(rank: rank, columns: a.rows)
      }
      let y = try qr.r.transpose.solveTriangular(.lower, Matrix(column: b))
      return qr.q * y[column: 0]
    },
    Mistake("returns zeros for a row of zeros", caughtAt: "a row of zeros") { a, b in
      if a.maxNorm == 0 { return .zero(a.columns) }
      return try Solutions01.minimumNormSolution(a, b)
    },
    Mistake("fits where there is no solution", caughtAt: "more equations than unknowns") { a, b in
      a.rows > a.columns ? try a.leastSquares(b) : try Solutions01.minimumNormSolution(a, b)
    },
  ]
) { answer, exam in
  let mu = 1e-7
  typealias Case = (
    name: String, a: Matrix<Double>, b: Vector<Double>, expected: Vector<Double>, tolerance: Double
  )
  let cases: [Case] = [
    ("one equation", [[1, 2]], [5], [1, 2], 1e-10),
    ("two equations, three unknowns", [[1, 0, 1], [0, 1, 1]], [1, 2], [0, 1, 1], 1e-10),
    ("a square matrix", [[2, 1], [1, 1]], [3, 2], [1, 1], 1e-10),
    ("no equations", .zero(rows: 0, columns: 3), [], [0, 0, 0], 1e-10),
    ("small entries", [[1e-12, 2e-12]], [5], [1e12, 2e12], 1e-10),
    (
      "Läuchli's matrix on its side, μ = 1e-7", [[1, mu, 0], [1, 0, mu]], [mu, -mu], [0, 1, -1],
      1e-6
    ),
  ]
  for (name, a, b, expected, tolerance) in cases {
    exam.begin(name, given: ["A": a, "b": b])
    try exam.expect(try answer(a, b), closeTo: expected, within: tolerance, as: "x")
  }
  var random = SplitMix64(seed: 104)
  for (rows, columns) in [(4, 9), (5, 6), (12, 30)] {
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    // A combination of rows is orthogonal to every z with Az = 0: no solution is shorter.
    let weights = Matrix<Double>.gaussian(rows: rows, columns: 1, using: &random)
    let shortest = (a.transpose * weights)[column: 0]
    exam.begin("random rows", given: ["A": a, "b": a * shortest])
    try exam.expect(try answer(a, a * shortest), closeTo: shortest, within: 1e-8, as: "x")
  }
  let dependent = deficient(rows: 4, columns: 8, rank: 3, seed: 105)
  let refused: [(name: String, a: Matrix<Double>, b: Vector<Double>)] = [
    ("dependent rows", dependent, [1, 2, 3, 4]),
    ("a negligible first row", [[1e-20, 0], [0, 1]], [1, 2]),
    ("a row of zeros", [[0, 0]], [1]),
    ("more equations than unknowns", [[1], [2]], [1, 2]),
  ]
  for (name, a, b) in refused {
    exam.begin(name, given: ["A": a, "b": b])
    try exam.expectError(as: "your function") { try answer(a, b) }
  }
}
