public import LinearAlgebra
internal import RealModule

/// Layer normalization of every column, `y = γ ∘ x̂ + β` with `x̂ = (x − mean x) / √(var x + ε)`.
///
/// With `g = ∂L/∂y` and `h = γ ∘ g` the backward pass is
/// `∂L/∂x = (h − mean h − x̂ · mean(h ∘ x̂)) / √(var x + ε)`, `∂L/∂γ = Σ g ∘ x̂` and `∂L/∂β = Σ g`
/// over the columns. Source: Ba, Kiros and Hinton, "Layer normalization", 2016,
/// https://arxiv.org/abs/1607.06450.
///
/// - Complexity: O(features × tokens)
public struct LayerNorm<Scalar: LinearAlgebraScalar>: Layer {
  /// The factors γ, features × 1.
  public var weight: Parameter<Scalar>
  /// The shifts β, features × 1.
  public var bias: Parameter<Scalar>
  private let epsilon: Scalar
  private var normalized = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var inverseDeviations: [Scalar] = []

  /// Makes a layer that starts with factors of 1 and shifts of 0.
  public init(features: Int, epsilon: Scalar = 1e-5) {
    weight = Parameter(Matrix(rows: features, columns: 1, repeating: 1))
    bias = Parameter(.zero(rows: features, columns: 1))
    self.epsilon = epsilon
  }

  /// The normalized columns, scaled and shifted.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(
      x.rows == weight.value.rows,
      "a norm of \(weight.value.rows) features does not fit an input of \(x.shape)")
    (normalized, inverseDeviations) = Self.normalize(x, epsilon)
    return Self.scale(normalized, weight.value, bias.value)
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    weight.accumulate(gradient.hadamard(normalized).sumOfColumns)
    bias.accumulate(gradient.sumOfColumns)
    return Self.pullBack(gradient, weight.value, normalized, inverseDeviations)
  }

  /// Calls a body with `weight` and `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("weight", &weight)
    body("bias", &bias)
  }
}

extension LayerNorm {
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func normalize(
    _ x: Matrix<Scalar>, _ epsilon: Scalar
  ) -> (Matrix<Scalar>, [Scalar]) {
    let features = x.rows
    var result = x
    let scales = [Scalar](unsafeUninitializedCapacity: x.columns) { target, count in
      count = x.columns
      nonisolated(unsafe) let scales = target  // each share writes entries of its own
      result.withMutableEntries { entries in
        nonisolated(unsafe) let entries = entries
        Shares.perform(x.columns, operations: 4 * x.elements.count) { columns in
          for j in columns {
            let column = entries + j * features
            let scale = normalize(column, features, epsilon)
            scales.initializeElement(at: j, to: scale)
          }
        }
      }
    }
    return (result, scales)
  }

  @inline(__always)
  private static func normalize(
    _ column: UnsafeMutablePointer<Scalar>, _ count: Int, _ epsilon: Scalar
  ) -> Scalar {
    var sum: Scalar = 0
    for i in 0..<count { sum = Relaxed.sum(sum, column[i]) }
    let mean = sum / Scalar(count)
    var squares: Scalar = 0
    for i in 0..<count {
      column[i] -= mean
      squares = Relaxed.multiplyAdd(column[i], column[i], squares)
    }
    let scale = 1 / (squares / Scalar(count) + epsilon).squareRoot()
    for i in 0..<count { column[i] *= scale }
    return scale
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func scale(
    _ normalized: Matrix<Scalar>, _ weight: Matrix<Scalar>, _ bias: Matrix<Scalar>
  ) -> Matrix<Scalar> {
    let features = normalized.rows
    var result = normalized
    result.withMutableEntries { entries in
      weight.elements.withUnsafeBufferPointer { weight in
        bias.elements.withUnsafeBufferPointer { bias in
          for j in 0..<normalized.columns {
            let column = entries + j * features
            for i in 0..<features { column[i] = column[i] * weight[i] + bias[i] }
          }
        }
      }
    }
    return result
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func pullBack(
    _ gradient: Matrix<Scalar>, _ weight: Matrix<Scalar>, _ normalized: Matrix<Scalar>,
    _ scales: [Scalar]
  ) -> Matrix<Scalar> {
    let features = gradient.rows
    var result = gradient
    result.withMutableEntries { entries in
      nonisolated(unsafe) let entries = entries
      Shares.perform(gradient.columns, operations: 6 * gradient.elements.count) { columns in
        weight.elements.withUnsafeBufferPointer { weight in
          normalized.elements.withUnsafeBufferPointer { normalized in
            for j in columns {
              let x = UnsafeBufferPointer(
                rebasing: normalized[(j * features)..<((j + 1) * features)])
              pullBack(entries + j * features, weight, x, scales[j])
            }
          }
        }
      }
    }
    return result
  }

  @inline(__always)
  private static func pullBack(
    _ h: UnsafeMutablePointer<Scalar>, _ weight: UnsafeBufferPointer<Scalar>,
    _ x: UnsafeBufferPointer<Scalar>, _ scale: Scalar
  ) {
    var (sum, along): (Scalar, Scalar) = (0, 0)
    for i in x.indices {
      h[i] *= weight[i]
      sum = Relaxed.sum(sum, h[i])
      along = Relaxed.multiplyAdd(h[i], x[i], along)
    }
    let (mean, slope) = (sum / Scalar(x.count), along / Scalar(x.count))
    for i in x.indices { h[i] = scale * (h[i] - mean - slope * x[i]) }
  }
}
