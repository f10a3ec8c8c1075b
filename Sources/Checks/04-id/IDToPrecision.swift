import Attempts
import Exercises04
import Grading
import LinearAlgebra
import Solutions04

let idToPrecision: Exercise = Exercise(
  "IDToPrecision", learner: Exercises04.idToPrecision, reference: Solutions04.idToPrecision,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("stops when a pivot is small", caughtAt: "many equal short columns") { a, epsilon in
      try truncate(a, epsilon) { r, k in
        (r[k, k].magnitude, epsilon * r[0, 0].magnitude)
      }
    },
    Mistake("compares Frobenius norms", caughtAt: "many equal singular values") { a, epsilon in
      try truncate(a, epsilon) { r, k in
        (rest(r, k).frobeniusNorm, epsilon * r.frobeniusNorm)
      }
    },
    Mistake("bounds the error by its Frobenius norm", caughtAt: "a flat tail") { a, epsilon in
      let allowed = try epsilon * a.spectralNorm()
      return try truncate(a, epsilon) { r, k in (rest(r, k).frobeniusNorm, allowed) }
    },
    Mistake("takes a column too many", caughtAt: "a diagonal matrix") { a, epsilon in
      let right = try Solutions04.idToPrecision(a, relativeError: epsilon)
      let k = min(right.columns.count + 1, min(a.rows, a.columns))
      return try first(k, a)
    },
    Mistake("takes ε for an absolute error", caughtAt: "a diagonal matrix") { a, epsilon in
      try truncate(a, epsilon) { r, k in (try rest(r, k).spectralNorm(), epsilon) }
    },
    Mistake("takes at least one column", caughtAt: "the zero matrix") { a, epsilon in
      let right = try Solutions04.idToPrecision(a, relativeError: epsilon)
      if !right.columns.isEmpty { return right }
      return ([0], Matrix(rows: 1, columns: a.columns) { _, j in j == 0 ? 1 : 0 })
    },
    Mistake("leaves Z in the order of the pivots", caughtAt: "a diagonal matrix") { a, epsilon in
      let right = try Solutions04.idToPrecision(a, relativeError: epsilon)
      let r = try ColumnPivotedQR(a).r
      return (right.columns, try permutedCoefficients(r, right.columns.count))
    },
  ]
) { answer, exam in
  for (name, a, epsilon, expected) in try cases() {
    exam.begin(name, given: ["A": a, "ε": epsilon])
    let (columns, z) = try answer(a, epsilon)
    try exam.expect(columns, areDifferentBelow: a.columns, count: columns.count, as: "columns")
    try exam.expect(z, hasShape: (columns.count, a.columns), as: "Z")
    let (error, allowed) = (
      try (a - a[columns: columns] * z).spectralNorm(), try epsilon * a.spectralNorm()
    )
    try exam.expect(
      error <= allowed * (1 + 1e-9), as: "‖A − CZ‖₂", expected: "at most \(allowed.exhibit)",
      got: "\(error.exhibit), with the columns \(columns)")
    try exam.expect(columns.count, equals: expected, as: "the number of columns")
    try exam.expect(columns, arePivotsOf: a, as: "columns")
    try exam.expect(z, areBestFor: columns, of: a, within: 1e-10)
  }
  for epsilon in [0, -0.1, Double.nan, .infinity] {
    exam.begin("an impossible precision", given: ["ε": epsilon])
    try exam.expectError(as: "your function") { try answer([[1, 0], [0, 1]], epsilon).columns }
  }
}

/// Matrices with the number of columns that is needed, known without the reference.
private func cases() throws -> [(String, Matrix<Double>, Double, Int)] {
  let diagonal = Matrix<Double>(diagonal: [1, 4, 2, 0.5])
  // One long column, and twenty copies of a short one at a right angle.
  let copies = Matrix<Double>(rows: 2, columns: 21) { i, j in
    j == 0 ? (i == 0 ? 10 : 0) : (i == 1 ? 1 : 0)
  }
  let equal = Matrix<Double>(diagonal: Vector((0..<20).map { $0 == 19 ? 0.9 : 1 }))
  let tail = Matrix<Double>(diagonal: Vector((0..<35).map { $0 < 5 ? 10 + Double($0) : 0.5 }))
  let exact = deficient(rows: 12, columns: 9, rank: 3, seed: 46)
  let random = try decaying(rows: 15, columns: 12, to: 1e-8, seed: 47)
  let qr = try ColumnPivotedQR(random)
  let needed = try (0...12).first {
    try rest(qr.r, $0).spectralNorm() <= 1e-3 * random.spectralNorm()
  }
  return [
    ("a diagonal matrix", diagonal, 0.3, 2),
    ("the zero matrix", .zero(rows: 3, columns: 4), 0.1, 0), ("a large error", diagonal, 1.5, 0),
    ("small entries", diagonal * 1e-12, 0.3, 2), ("large entries", diagonal * 1e12, 0.3, 2),
    ("many equal short columns", copies, 0.2, 2), ("many equal singular values", equal, 0.5, 20),
    ("a flat tail", tail, 0.1, 5), ("a matrix of rank 3", exact, 1e-9, 3),
    ("falling singular values", random, 1e-3, needed ?? 12),
  ]
}

private func rest(_ r: Matrix<Double>, _ k: Int) -> Matrix<Double> {
  r[rows: k..<r.rows][columns: k..<r.columns]
}

/// The decomposition with the first k pivots.
private func first(_ k: Int, _ a: Matrix<Double>) throws -> (columns: [Int], z: Matrix<Double>) {
  let qr = try ColumnPivotedQR(a)
  return (Array(qr.pivots.prefix(k)), inPlace(try permutedCoefficients(qr.r, k), qr.pivots))
}

/// The decomposition with as many columns as another rule asks for.
private func truncate(
  _ a: Matrix<Double>, _ epsilon: Double,
  _ rule: (Matrix<Double>, Int) throws -> (error: Double, allowed: Double)
) throws -> (columns: [Int], z: Matrix<Double>) {
  guard epsilon > 0 else { throw LinearAlgebraError.singular(pivot: 0) }
  let r = try ColumnPivotedQR(a).r
  let k = try (0..<r.rows).first {
    let (error, allowed) = try rule(r, $0)
    return error <= allowed
  }
  return try first(k ?? r.rows, a)
}
