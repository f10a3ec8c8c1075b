// Box and Muller by hand
import Attempts
import LinearAlgebra

/// Columns of the one random matrix that belongs to a seed: `count` of them,
/// from the column `first` on, whatever other ranks ask for.
public func sketchColumns(
  rows: Int, from first: Int, count: Int, seed: Int
) throws -> Matrix<Double> {
  func scramble(_ x: UInt64) -> UInt64 {
    var generator = SplitMix64(seed: x)
    return generator.next()
  }
  let key = scramble(UInt64(bitPattern: Int64(seed)))
  return Matrix(rows: rows, columns: count) { i, j in
    var random = SplitMix64(
      seed: scramble(key &+ UInt64(first + j)) ^ scramble(UInt64(i) &* 0x9E37_79B9_7F4A_7C15))
    let (x, y) = (1 - random.uniform(), random.uniform())
    // A sum of twelve numbers would not do.
    return (-2 * logarithm(x)).squareRoot() * cosine(2 * .pi * y)
  }
  func logarithm(_ x: Double) -> Double {
    // x = 2^e s, and the series of the inverse hyperbolic tangent.
    let s = x.significand
    let t = (s - 1) / (s + 1)
    var (sum, power) = (0.0, t)
    for k in 0..<40 {
      sum += power / Double(2 * k + 1)
      power *= t * t
    }
    return 2 * sum + Double(x.exponent) * 0.693_147_180_559_945_3
  }
  func cosine(_ angle: Double) -> Double {
    let x = angle - .pi
    var (sum, term) = (0.0, 1.0)
    for k in 0..<20 {
      sum += term
      term *= -x * x / Double((2 * k + 1) * (2 * k + 2))
    }
    return -sum
  }
}
