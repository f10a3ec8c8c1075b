public import LinearAlgebra

/// A frozen linear layer whose matrix is kept in four bits an entry, `y = Ŵx + b`.
///
/// ```swift
/// let base = try QuantizedLinear(linear)
/// let layer = try LoRA(base, rank: 8, using: &generator)  // QLoRA
/// ```
///
/// Each pass writes the matrix out for its one product and forgets it, so that never more than one
/// layer of a network is in memory in full. The matrix is no parameter: nothing can train it.
/// Source: Dettmers and others, "QLoRA: efficient finetuning of quantized LLMs", 2023,
/// https://arxiv.org/abs/2305.14314.
///
/// - Complexity: That of ``Linear``, plus outputs·inputs for writing the matrix out.
public struct QuantizedLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The matrix Ŵ, outputs × inputs.
  public let weight: NF4Matrix<Scalar>
  /// The column b, which is frozen and not quantized; nil for none.
  public private(set) var bias: Parameter<Scalar>?

  /// Quantizes the matrix of a layer.
  ///
  /// - Throws: As ``NF4Matrix/init(_:blockSize:doubleQuantization:)``.
  /// - Precondition: The block size is positive.
  public init(
    _ linear: Linear<Scalar>, blockSize: Int = 64, doubleQuantization: Bool = true
  ) throws(LinearAlgebraError) {
    weight = try NF4Matrix(
      linear.weight.value, blockSize: blockSize, doubleQuantization: doubleQuantization)
    bias = linear.bias.map { Parameter($0.value, isTrainable: false) }
  }

  /// The length of an input.
  public var inputs: Int { weight.columns }
  /// The length of an output.
  public var outputs: Int { weight.rows }

  /// The layer with Ŵ written out, which is not the matrix that was quantized.
  public func dense() -> Linear<Scalar> {
    Linear(weight: weight.dequantized(), bias: bias.map { $0.value[column: 0] })
  }

  /// The output `ŴX + b 1ᵀ`.
  public func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    var layer = dense()
    return layer.forward(x)
  }

  /// The gradient `ŴᵀG` with respect to the input.
  public func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    weight.dequantized().transpose * gradient
  }

  /// Calls a body with `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    guard var column = bias else { return }
    bias = nil  // so that the column is changed in place, not copied
    body("bias", &column)
    bias = column
  }
}
