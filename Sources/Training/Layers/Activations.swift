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
    var (values, slopes) = (x, x)
    let slope = (8 / Scalar.pi).squareRoot()
    let cubic: Scalar = 0.044715
    values.withMutableEntries { values in
      slopes.withMutableEntries { slopes in
        nonisolated(unsafe) let (values, slopes) = (values, slopes)
        Shares.perform(x.elements.count, operations: 10 * x.elements.count) { entries in
          for i in entries {
            let (v, square) = (values[i], values[i] * values[i])
            let s = 1 / (1 + Scalar.exp(-slope * v * (1 + cubic * square)))
            values[i] = v * s
            slopes[i] = s + v * s * (1 - s) * slope * (1 + 3 * cubic * square)
          }
        }
      }
    }
    return (values, slopes)
  }
}
