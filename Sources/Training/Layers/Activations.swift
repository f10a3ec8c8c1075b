public import LinearAlgebra
internal import RealModule

/// The rectifier `y = max(x, 0)` of every entry, whose derivative is 1 or 0.
public struct ReLU<Scalar: LinearAlgebraScalar>: Layer {
  private var slopes = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Makes the layer.
  public init() {}

  /// The entries, negative ones replaced by zero.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    slopes = x.map { $0 > 0 ? 1 : 0 }
    return x.hadamard(slopes)
  }

  /// The gradient where the input was positive, and zero elsewhere.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    gradient.hadamard(slopes)
  }

  /// Calls nothing: there are no parameters.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {}
}

/// The Gaussian error linear unit in the form of GPT-2, `y = x σ(2u)`, `u = √(2/π) (x + 0.044715 x³)`.
///
/// This is the tanh form, `½ x (1 + tanh u)`. With `s = σ(2u)` its derivative is
/// `s + 2 x s (1 − s) u′`. Source: Hendrycks and Gimpel, "Gaussian error linear units", 2016,
/// https://arxiv.org/abs/1606.08415.
public struct GELU<Scalar: LinearAlgebraScalar>: Layer {
  private var slopes = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Makes the layer.
  public init() {}

  /// The unit's value for every entry.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    // The derivative comes almost free with the value, and saves the exponentials going back.
    let (values, slopes) = Self.valuesAndSlopes(x)
    self.slopes = slopes
    return values
  }

  /// The gradient times the unit's derivative.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    gradient.hadamard(slopes)
  }

  /// Calls nothing: there are no parameters.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {}

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func valuesAndSlopes(_ x: Matrix<Scalar>) -> (Matrix<Scalar>, Matrix<Scalar>) {
    var slopes: [Scalar] = []
    let count = x.elements.count
    let values = [Scalar](unsafeUninitializedCapacity: count) { values, filled in
      slopes = [Scalar](unsafeUninitializedCapacity: count) { slopes, filled in
        x.elements.withUnsafeBufferPointer { x in
          nonisolated(unsafe) let (x, values, slopes) = (x, values, slopes)
          Shares.perform(count, operations: 10 * count) { entries in
            for first in stride(from: entries.lowerBound, to: entries.upperBound, by: stretch) {
              let part = first..<min(first + stretch, entries.upperBound)
              evaluate(
                UnsafeBufferPointer(rebasing: x[part]),
                UnsafeMutableBufferPointer(rebasing: values[part]),
                UnsafeMutableBufferPointer(rebasing: slopes[part]))
            }
          }
        }
        filled = count
      }
      filled = count
    }
    return (
      Matrix(rows: x.rows, columns: x.columns, columnMajor: values),
      Matrix(rows: x.rows, columns: x.columns, columnMajor: slopes)
    )
  }

  /// As many entries at a time as stay in the nearest cache.
  private static var stretch: Int { 512 }

  @inline(__always)
  private static func evaluate(
    _ x: UnsafeBufferPointer<Scalar>, _ values: UnsafeMutableBufferPointer<Scalar>,
    _ slopes: UnsafeMutableBufferPointer<Scalar>
  ) {
    guard let x = x.baseAddress, let y = values.baseAddress, let d = slopes.baseAddress else {
      return
    }
    let (slope, cubic, count): (Scalar, Scalar, Int) = (
      (8 / Scalar.pi).squareRoot(), 0.044715, values.count
    )
    for i in 0..<count { d[i] = -slope * x[i] * (1 + cubic * (x[i] * x[i])) }
    Exponentials.replace(d, count: count)
    for i in 0..<count {
      let (v, square) = (x[i], x[i] * x[i])
      let s = 1 / (1 + d[i])
      y[i] = v * s
      d[i] = s + v * s * (1 - s) * slope * (1 + 3 * cubic * square)
    }
  }
}
