import Attempts
import LinearAlgebra

public func fourierBlocks(
  points n: Int, blocks b: Int
) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>]) {
  guard n > 0 && b > 0 && n % b == 0 else { throw NoSuchSplit() }
  let c = n / b

  var real: [Matrix<Double>] = []
  var imaginary: [Matrix<Double>] = []
  for g in 0..<c {
    var re = Matrix<Double>.zero(rows: b, columns: b)
    var im = re
    for i in 0..<b {
      for j in 0..<b {
        let first = 2 * Double.pi * Double(i * j % b) / Double(b)
        let second = 2 * Double.pi * Double(g * j % n) / Double(n)
        let (p, q) = (Double.cos(first), -Double.sin(first))
        let (r, s) = (Double.cos(second), -Double.sin(second))
        re[i, j] = p * r - q * s
        im[i, j] = p * s + q * r
      }
    }
    real.append(re)
    imaginary.append(im)
  }
  return (real, imaginary)
}

public struct NoSuchSplit: Error {
  public init() {}
}
