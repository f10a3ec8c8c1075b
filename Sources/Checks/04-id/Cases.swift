import Gallery
import Grading
import LinearAlgebra

/// A random matrix of a rank that its shape would not force.
func deficient(rows: Int, columns: Int, rank: Int, seed: UInt64) -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  let left = Matrix<Double>.gaussian(rows: rows, columns: rank, using: &random)
  return left * Matrix.gaussian(rows: rank, columns: columns, using: &random)
}

/// A random matrix whose singular values fall from 1 to `last`.
func decaying(rows: Int, columns: Int, to last: Double, seed: UInt64) throws -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  return try .random(
    rows: rows, columns: columns,
    singularValues: .geometric(min(rows, columns), from: 1, to: last), using: &random)
}

/// A row of ones above μ times the identity.
func lauchli(_ columns: Int, mu: Double) -> Matrix<Double> {
  Matrix(rows: columns + 1, columns: columns) { i, j in i == 0 ? 1 : i == j + 1 ? mu : 0 }
}

/// What is left of a matrix outside the span of some of its columns.
func residual(_ a: Matrix<Double>, outside columns: [Int]) throws -> Matrix<Double> {
  let q = try QR(a[columns: columns]).q
  let once = a - q * (q.transpose * a)
  return once - q * (q.transpose * once)
}

/// The coefficients in the order of the pivots, for mistakes that begin correctly.
func permutedCoefficients(_ r: Matrix<Double>, _ k: Int) throws -> Matrix<Double> {
  let top = r[rows: 0..<k]
  let t = try top[columns: 0..<k].solveTriangular(.upper, top[columns: k..<r.columns])
  return Matrix.identity(k).appending(columnsOf: t)
}

/// Columns moved to the places that the pivots name.
func inPlace(_ permuted: Matrix<Double>, _ pivots: [Int]) -> Matrix<Double> {
  var z = permuted
  for (position, column) in pivots.enumerated() { z[column: column] = permuted[column: position] }
  return z
}

/// The lengths of the columns.
func columnLengths(_ a: Matrix<Double>) -> [Double] {
  (0..<a.columns).map { a[column: $0].norm }
}

extension Exam {
  /// Expects numbers of different columns (or rows) of a matrix that has `limit` of them.
  func expect(_ indices: [Int], areDifferentBelow limit: Int, count: Int, as things: String) throws
  {
    try expect(indices.count, equals: count, as: "the number of chosen \(things)")
    let isValid = indices.allSatisfy { (0..<limit).contains($0) }
    try expect(
      isValid && Set(indices).count == count, as: "the chosen \(things)",
      expected: "\(count) different numbers from 0 to \(limit - 1)", got: indices.exhibit)
  }

  /// Expects each column to be, but for rounding, a longest one of what the earlier ones leave.
  func expect(_ columns: [Int], arePivotsOf a: Matrix<Double>, as things: String) throws {
    for (i, column) in columns.enumerated() {
      let lengths = columnLengths(try residual(a, outside: Array(columns[..<i])))
      let longest = lengths.max() ?? 0
      let slack = 1e-6 * longest + 1e-14 * a.frobeniusNorm
      try expect(
        lengths[column] >= longest - slack, as: "choice \(i + 1) of the \(things)",
        expected: "one with a residual of length \(longest.exhibit)",
        got: "number \(column), whose residual has length \(lengths[column].exhibit)")
    }
  }

  /// Expects the coefficients to be the best ones: what they leave is orthogonal to the columns.
  func expect(
    _ z: Matrix<Double>, areBestFor columns: [Int], of a: Matrix<Double>, within tolerance: Double
  ) throws {
    try expect(z, hasShape: (columns.count, a.columns), as: "Z")
    let identity = Matrix<Double>.identity(columns.count)
    try expect(z[columns: columns], closeTo: identity, within: 1e-8, as: "Z in the chosen columns")
    let c = a[columns: columns]
    let best = try residual(a, outside: columns).frobeniusNorm
    let error = (a - c * z).frobeniusNorm
    try expect(
      error <= best + tolerance * a.frobeniusNorm,
      as: "‖A − CZ‖_F, which is least for the best coefficients,", expected: best.exhibit,
      got: error.exhibit)
  }
}
