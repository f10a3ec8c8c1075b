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

/// A random matrix with given singular values.
func withSpectrum(
  rows: Int, columns: Int, _ singularValues: Vector<Double>, seed: UInt64
) throws -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  return try .random(
    rows: rows, columns: columns, singularValues: singularValues, using: &random)
}

/// A random matrix with three columns that differ by `spread` times their length.
func nearlyParallel(
  rows: Int, columns: Int, spread: Double, seed: UInt64
) -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  return .nearlyParallel(rows: rows, columns: columns, spread: spread, using: &random)
}

/// What is left of a matrix outside the span of some of its columns.
func residual(_ a: Matrix<Double>, outside columns: [Int]) throws -> Matrix<Double> {
  let q = try QR(a[columns: columns]).q
  let once = a - q * (q.transpose * a)
  return once - q * (q.transpose * once)
}

/// The best coefficients for given columns, by QR.
func bestCoefficients(_ a: Matrix<Double>, _ columns: [Int]) throws -> Matrix<Double> {
  let qr = try QR(a[columns: columns])
  return try qr.r.solveTriangular(.upper, qr.q.transpose * a)
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

/// The first columns that column-pivoted QR takes, and the best coefficients for them.
func firstPivots(
  _ a: Matrix<Double>, _ k: Int
) throws -> (columns: [Int], z: Matrix<Double>) {
  let qr = try ColumnPivotedQR(a)
  return (Array(qr.pivots.prefix(k)), inPlace(try permutedCoefficients(qr.r, k), qr.pivots))
}

/// The lengths of the columns.
func columnLengths(_ a: Matrix<Double>) -> [Double] {
  (0..<a.columns).map { a[column: $0].norm }
}

/// What a wrong answer throws where refusing is right.
struct Refusal: Error {}

extension Exam {
  /// Expects numbers of different columns (or rows) of a matrix that has `limit` of them.
  func expect(
    _ indices: [Int], areDifferentBelow limit: Int, count: Int, as things: String
  ) throws {
    try expect(indices.count, equals: count, as: "the number of chosen \(things)")
    let isValid = indices.allSatisfy { (0..<limit).contains($0) }
    try expect(
      isValid && Set(indices).count == count, as: "the chosen \(things)",
      expected: "\(count) different numbers from 0 to \(limit - 1)", got: indices.exhibit)
  }

  /// Expects each column to be, but for rounding, a longest one of what the earlier ones leave.
  ///
  /// Where the order is free, the columns are taken in the order of their residuals.
  func expect(
    _ columns: [Int], arePivotsOf a: Matrix<Double>, order: Order = .counts, as things: String
  ) throws {
    var (taken, left) = ([Int](), columns)
    while !left.isEmpty {
      let lengths = columnLengths(try residual(a, outside: taken))
      let first = order == .counts ? 0 : left.indices.max { lengths[left[$0]] < lengths[left[$1]] }
      let column = left.remove(at: first ?? 0)
      let longest = lengths.max() ?? 0
      let slack = 1e-6 * longest + 1e-14 * a.frobeniusNorm
      try expect(
        lengths[column] >= longest - slack, as: "choice \(taken.count + 1) of the \(things)",
        expected: "one with a residual of length \(longest.exhibit)",
        got: "number \(column), whose residual has length \(lengths[column].exhibit)")
      taken.append(column)
    }
  }

  /// Expects the coefficients to be the best ones, and the unit vectors in the chosen columns.
  ///
  /// The error of a stable method, and of a pseudo-inverse that is formed, is a moderate multiple of
  /// `εκ(C)` beside what coefficients can be, `‖aⱼ‖/σₖ(C)`; that of the normal equations has the
  /// square of κ.
  func expect(
    _ z: Matrix<Double>, areBestFor columns: [Int], of a: Matrix<Double>, as subject: String = "Z"
  ) throws {
    try expect(z, hasShape: (columns.count, a.columns), as: subject)
    if columns.isEmpty { return }
    let sigma = try a[columns: columns].singularValues()
    let smallest = sigma[columns.count - 1]
    let tolerance = max(1e-12, 1e3 * .ulpOfOne * sigma[0] / smallest)
    try expect(
      z[columns: columns], closeTo: .identity(columns.count), within: tolerance,
      as: "\(subject) in the chosen places")
    let best = try bestCoefficients(a, columns)
    for j in 0..<a.columns {
      try expect(
        z[column: j], closeTo: best[column: j], within: tolerance,
        beside: a[column: j].norm / smallest, as: "the coefficients \(subject) for number \(j)")
    }
  }
}
