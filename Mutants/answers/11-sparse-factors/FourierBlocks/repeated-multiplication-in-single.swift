import Attempts
import LinearAlgebra

public func fourierBlocks(
  points n: Int, blocks b: Int
) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>]) {
  guard n > 0 && b > 0 && n % b == 0 else { throw NoSuchSplit() }
  let c = n / b

  func block(_ g: Int, _ f: (Float) -> Float) -> Matrix<Double> {
    Matrix(rows: b, columns: b) { i, j in
      Double(f(2 * Float.pi * Float((i * c + g) * j % n) / Float(n)))
    }
  }
  return (
    (0..<c).map { block($0) { Float(Double.cos(Double($0))) } },
    (0..<c).map { block($0) { Float(-Double.sin(Double($0))) } }
  )
}

public struct NoSuchSplit: Error {
  public init() {}
}
