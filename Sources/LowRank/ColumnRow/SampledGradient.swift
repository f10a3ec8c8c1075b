public import LinearAlgebra

/// The gradients of a linear layer `Y = XW`, given the loss's gradient `G = ∂L/∂Y`.
///
/// `X` has a row for each example of the batch. The chain rule gives `∂L/∂W = XᵀG`, a sum over the
/// batch of column–row pairs, and `∂L/∂X = GWᵀ`. Only the first is sampled. The second goes on to
/// earlier layers, where errors would add up. Only the first needs the layer's input, too: if the
/// examples were chosen before `G` is known, k of them would be all that must be kept until the
/// backward pass. Source: Adelman, Levy, Hakimi and Silberstein, "Faster neural network training
/// with approximate tensor operations", NeurIPS 2021, https://arxiv.org/abs/1805.08079.
public struct LinearGradient<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The gradient with respect to the weights, of the shape of `W`.
  public let weights: Matrix<Scalar>
  /// The gradient with respect to the input, of the shape of `X`.
  public let input: Matrix<Scalar>

  /// Computes both gradients exactly.
  ///
  /// - Precondition: The shapes are b × p for the input, p × q for the weights and b × q for the
  ///   gradient of the output.
  /// - Complexity: 4·b·p·q operations.
  public init(input x: Matrix<Scalar>, weights w: Matrix<Scalar>, output g: Matrix<Scalar>) {
    Self.checkShapes(x, w, g)
    weights = x.transpose * g
    input = g * w.transpose
  }

  /// Computes the gradient of the input exactly and that of the weights from k examples.
  ///
  /// - Parameters:
  ///   - x: The layer's input, b × p.
  ///   - w: The layer's weights, p × q.
  ///   - g: The gradient with respect to the layer's output, b × q.
  ///   - k: The number of examples to use, from 1 to b.
  ///   - rule: How to choose them.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.countOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·(b + k)·p·q operations.
  public init(
    input x: Matrix<Scalar>, weights w: Matrix<Scalar>, output g: Matrix<Scalar>,
    examples k: Int, by rule: ColumnRowRule, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    Self.checkShapes(x, w, g)
    let pairs = try ColumnRowProduct(x.transposed(), g)
    weights = Matrix(pairs.approximation(try pairs.select(k, by: rule, using: &generator)))
    input = g * w.transpose
  }

  private static func checkShapes(_ x: Matrix<Scalar>, _ w: Matrix<Scalar>, _ g: Matrix<Scalar>) {
    demand(
      x.columns == w.rows && g.rows == x.rows && g.columns == w.columns,
      "a layer with input \(x.shape) and weights \(w.shape) has no output gradient of \(g.shape)")
  }
}
