import Attempts
import LinearAlgebra

/// The blocks of the left factor of the Fourier transform of `n` points, real
/// and imaginary parts.
public func fourierBlocks(
  points n: Int, blocks b: Int
) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>]) {
  // answer.begin
  guard b > 0 && n > 0 && n.isMultiple(of: b) else {
    throw NoSuchSplit()
  }
  let c = n / b
  func angle(_ group: Int, _ i: Int, _ block: Int) -> Double {
    -2 * .pi * Double((i * c + group) * block % n) / Double(n)
  }
  let real = (0..<c).map { group in
    Matrix(rows: b, columns: b) { Double.cos(angle(group, $0, $1)) }
  }
  let imaginary = (0..<c).map { group in
    Matrix(rows: b, columns: b) { Double.sin(angle(group, $0, $1)) }
  }
  return (real, imaginary)
  // answer.end
}

/// An error to throw when the number of blocks does not divide that of points.
public struct NoSuchSplit: Error {
  /// Makes the error.
  public init() {}
}
