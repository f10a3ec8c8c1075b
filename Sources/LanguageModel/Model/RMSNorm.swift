public import LinearAlgebra
public import Training
internal import RealModule

/// Every column divided by the root mean square of its entries, `y = γ ∘ x / √(mean x² + ε)`.
///
/// A layer norm without the mean and without shifts. With `x̂ = x s`, `s = 1/√(mean x² + ε)` and
/// `h = γ ∘ ∂L/∂y` the backward pass is `∂L/∂x = s (h − x̂ · mean(h ∘ x̂))`, `∂L/∂γ = Σ ∂L/∂y ∘ x̂`.
/// Source: Zhang and Sennrich, "Root mean square layer normalization", 2019,
/// https://arxiv.org/abs/1910.07467.
///
/// - Complexity: O(features × tokens)
public struct RMSNorm<Scalar: LinearAlgebraScalar>: Layer {
  /// The factors γ, features × 1.
  public var weight: Parameter<Scalar>
  private let epsilon: Scalar
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var scales: [Scalar] = []

  /// Wraps factors.
  public init(_ weight: Vector<Scalar>, epsilon: Scalar = 1e-5) {
    self.weight = Parameter(Matrix(column: weight))
    self.epsilon = epsilon
  }

  /// The columns, brought to one size.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    let features = weight.value.rows
    demand(x.rows == features, "a norm of \(features) features does not fit \(x.shape)")
    input = x
    var result = x
    scales = [Scalar](repeating: 0, count: x.columns)
    weight.value.elements.withUnsafeBufferPointer { gamma in
      result.withMutableEntries { y in
        guard let gamma = gamma.baseAddress else { return }
        for j in 0..<x.columns {
          let column = y + j * features
          scales[j] = TokenKernels.normalize(column, gamma, epsilon, count: features, to: column)
        }
      }
    }
    return result
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    let normalized = input.scaled(columnsBy: Vector(scales))
    weight.accumulate(
      Matrix(
        column: gradient.hadamard(normalized) * Vector(repeating: 1, count: gradient.columns)))
    var result = gradient.scaled(rowsBy: weight.value[column: 0])
    let (features, scales) = (input.rows, self.scales)
    result.withMutableEntries { h in
      normalized.elements.withUnsafeBufferPointer { x in
        guard let x = x.baseAddress else { return }
        for (j, scale) in scales.enumerated() {
          Self.pullBack(h + j * features, x + j * features, scale, count: features)
        }
      }
    }
    return result
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func pullBack(
    _ h: UnsafeMutablePointer<Scalar>, _ x: UnsafePointer<Scalar>, _ scale: Scalar, count: Int
  ) {
    var along: Scalar = 0
    for i in 0..<count { along = Relaxed.multiplyAdd(h[i], x[i], along) }
    let slope = along / Scalar(count)
    for i in 0..<count { h[i] = scale * (h[i] - slope * x[i]) }
  }

  /// Calls a body with `weight`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("weight", &weight)
  }
}
