import Attempts
import LinearAlgebra

/// Orthonormal columns Q, in the blocks of rows of A, and R, from two sums of
/// Gram matrices; an error where these do not have what it takes.
public func choleskyQR2(
  _ blocks: [Matrix<Double>]
) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
  // answer.begin
  struct NearlyDependent: Error {}
  let n = blocks[0].columns
  func gram(_ parts: [Matrix<Double>]) -> Matrix<Double> {
    parts.reduce(.zero(rows: n, columns: n)) { $0 + $1.gram() }
  }
  func divided(_ part: Matrix<Double>, _ l: Matrix<Double>) throws -> Matrix<Double> {
    try l.solveTriangular(.lower, part.transposed()).transposed()
  }
  // Powers of two, so that no square overflows or vanishes.
  let exponents = try (0..<n).map { j -> Int in
    let largest = blocks.map { $0[columns: [j]].maxNorm }.max() ?? 0
    guard largest > 0 else { throw NearlyDependent() }
    return Int(largest.exponent)
  }
  func unit(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }
  let scaled = blocks.map { block in
    block.scaled(columnsBy: Vector(exponents.map { unit(-$0) }))
  }
  let first = try Cholesky(gram(scaled)).l
  let nearly = try scaled.map { try divided($0, first) }
  let second = gram(nearly)
  guard (second - .identity(n)).maxNorm * Double(n) < 0.5 else { throw NearlyDependent() }
  let last = try Cholesky(second).l
  let q = try nearly.map { try divided($0, last) }
  let r = (first * last).transposed().scaled(columnsBy: Vector(exponents.map { unit($0) }))
  return (q, r)
  // answer.end
}
