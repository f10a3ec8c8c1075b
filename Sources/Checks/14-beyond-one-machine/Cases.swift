import Gallery
import Grading
import LinearAlgebra

/// A random matrix.
func gaussian(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  return .gaussian(rows: rows, columns: columns, using: &random)
}

/// A random matrix with given singular values.
func matrix(
  rows: Int, singularValues: Vector<Double>, seed: UInt64
) throws -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  return try .random(
    rows: rows, columns: singularValues.count, singularValues: singularValues, using: &random)
}

/// A matrix in blocks of so many rows.
func blocks(of a: Matrix<Double>, heights: [Int]) -> [Matrix<Double>] {
  var start = 0
  return heights.map { height in
    defer { start += height }
    return a[rows: start..<start + height]
  }
}

/// Blocks one on top of the other.
func stacked(_ blocks: [Matrix<Double>]) -> Matrix<Double> {
  blocks.dropFirst().reduce(blocks[0]) { $0.appending(rowsOf: $1) }
}

/// The least number of rounds in which two halves can become one, again and again.
func depth(_ ranks: Int) -> Int { (0...62).first { 1 << $0 >= ranks } ?? 63 }

extension Exam {
  /// Expects a square upper triangular matrix without negative numbers on its diagonal.
  func expect(_ r: Matrix<Double>, isTriangleOf size: Int, as subject: String) throws {
    try expect(r, hasShape: (size, size), as: subject)
    for j in 0..<size {
      try expect(
        r[j, j] >= 0, as: "the diagonal of \(subject)", expected: "no negative number",
        got: r.exhibit)
      for i in j + 1..<size + 1 where i < size {
        try expect(
          r[i, j] == 0, as: "\(subject) below the diagonal", expected: "zeros", got: r.exhibit)
      }
    }
  }
}
