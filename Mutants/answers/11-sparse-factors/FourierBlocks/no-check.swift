import Attempts
import LinearAlgebra

public func fourierBlocks(
  points n: Int, blocks b: Int
) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>]) {
  let c = n / max(1, b)

  func block(_ g: Int, _ f: (Double) -> Double) -> Matrix<Double> {
    Matrix(rows: b, columns: b) { i, j in f(2 * Double.pi * Double(((i * c + g) * j) % n) / Double(n)) }
  }
  return (
    (0..<c).map { block($0) { Double.cos($0) } },
    (0..<c).map { block($0) { -Double.sin($0) } }
  )
}

public struct NoSuchSplit: Error {
  public init() {}
}
