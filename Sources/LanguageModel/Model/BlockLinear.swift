public import LinearAlgebra
public import Training

/// A frozen linear layer without a bias, `y = Wx`, whose matrix stays in the blocks of a file.
///
/// ```swift
/// let model = try Llama<Float>(file, layers: .inBlocks)
/// let layer = try LoRA(model.blocks[0].feedForward.up, rank: 8, using: &generator)  // QLoRA
/// ```
///
/// Each pass writes the matrix out for its one product and forgets it, so that never more than one
/// matrix of a model is in memory in full. It is the matrix that ``FixedLinear`` would keep, to the
/// last bit, and so are the products. Source: Dettmers and others, "QLoRA: efficient finetuning of
/// quantized LLMs", 2023, https://arxiv.org/abs/2305.14314.
///
/// - Complexity: That of ``FixedLinear``, plus outputs·inputs for writing the matrix out.
public struct BlockLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The matrix W, outputs × inputs.
  public let weight: BlockMatrix<Scalar>

  /// Wraps a matrix.
  public init(_ weight: BlockMatrix<Scalar>) { self.weight = weight }

  /// The length of an input.
  public var inputs: Int { weight.columns }
  /// The length of an output.
  public var outputs: Int { weight.rows }

  /// The same map with W written out.
  public func dense() -> Linear<Scalar> { Linear(weight: weight.written()) }

  /// The output WX.
  public func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> { weight.written() * x }

  /// The gradient WᵀG with respect to the input.
  public func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    weight.written().transpose * gradient
  }

  /// Calls nothing: blocks cannot be trained.
  public func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {}
}
