public import LinearAlgebra

/// A linear layer in whose matrix most entries are zero and stay so.
///
/// The entries that are zero at the start get no gradient, so that any optimizer that leaves a zero with a
/// zero gradient alone keeps them: SGD and AdamW do. The matrix is kept dense, which costs memory that
/// the real thing would save; ``keptCount`` says how many numbers matter.
///
/// - Complexity: That of a dense layer.
public struct PrunedLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The matrix W, outputs × inputs.
  public var weight: Parameter<Scalar>
  /// The column b, outputs × 1; nil for none.
  public var bias: Parameter<Scalar>?
  private let support: Support<Scalar>
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Wraps a matrix whose zeros are to stay.
  ///
  /// - Precondition: The bias has an entry for each row of the weight.
  public init(weight: Matrix<Scalar>, bias: Vector<Scalar>? = nil) {
    let plain = Linear(weight: weight, bias: bias)
    (self.weight, self.bias) = (plain.weight, plain.bias)
    support = Support(of: weight)
  }

  /// The length of an input.
  public var inputs: Int { weight.value.columns }
  /// The length of an output.
  public var outputs: Int { weight.value.rows }
  /// How many entries of the matrix may differ from zero.
  public var keptCount: Int { support.count }

  /// The layer without the promise that zeros stay.
  public func dense() -> Linear<Scalar> {
    Linear(weight: weight.value, bias: bias.map { $0.value[column: 0] })
  }

  /// The output `WX + b 1ᵀ`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    input = x
    guard let bias else { return weight.value * x }
    return weight.value.product(x, plusColumn: bias.value)
  }

  /// The gradient `WᵀG` with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    weight.accumulate(support.restricting(gradient * input.transpose))
    bias?.accumulate(gradient.sumOfColumns)
    return weight.value.transpose * gradient
  }

  /// Calls a body with `weight` and `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("weight", &weight)
    guard var column = bias else { return }
    bias = nil  // so that the column is changed in place, not copied
    body("bias", &column)
    bias = column
  }
}
