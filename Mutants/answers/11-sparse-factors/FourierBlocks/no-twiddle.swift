import Attempts
import LinearAlgebra

public func fourierBlocks(
  points n: Int, blocks b: Int
) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>]) {
  guard n > 0 && b > 0 && n % b == 0 else { throw NoSuchSplit() }
  let c = n / b

  func block(_ g: Int, _ f: (Double) -> Double) -> Matrix<Double> {
    Matrix(rows: b, columns: b) { i, j in f(2 * Double.pi * Double((i * c * j) % n) / Double(n)) }
  }
  return (
    (0..<c).map { block($0) { Double.cos($0) } },
    (0..<c).map { block($0) { -Double.sin($0) } }
  )
}

public struct NoSuchSplit: Error {
  public init() {}
}
