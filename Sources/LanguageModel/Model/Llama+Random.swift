internal import LinearAlgebra
import Training

extension Llama {
  /// Makes a model with random weights, for what holds of every model.
  ///
  /// A matrix has normally distributed entries with `σ = 1/√inputs`, norms have factors near 1.
  public init(random shape: LlamaShape, using generator: inout some RandomNumberGenerator) {
    let positions = RotaryPositions<Scalar>(
      headSize: shape.headSize, base: shape.rotaryBase, count: shape.context)
    func linear(
      _ rows: Int, _ columns: Int, _ generator: inout some RandomNumberGenerator
    ) -> FixedLinear<Scalar> {
      let weight = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
      return FixedLinear(weight.scaled(by: 1 / Scalar(columns).squareRoot()))
    }
    func norm(_ generator: inout some RandomNumberGenerator) -> RMSNorm<Scalar> {
      let weight = Matrix<Scalar>.random(
        rows: shape.features, columns: 1, in: 0.5...1.5, using: &generator)
      return RMSNorm(weight[column: 0], epsilon: Scalar(shape.epsilon))
    }
    let (n, hidden) = (shape.features, shape.hidden)
    var blocks: [LlamaBlock<Scalar>] = []
    for _ in 0..<shape.blocks {
      blocks.append(
        LlamaBlock(
          attentionNorm: norm(&generator),
          attention: GroupedQueryAttention(
            query: linear(shape.queryRows, n, &generator),
            key: linear(shape.keyRows, n, &generator),
            value: linear(shape.keyRows, n, &generator),
            output: linear(n, shape.queryRows, &generator), positions: positions),
          feedForwardNorm: norm(&generator),
          feedForward: GatedFeedForward(
            gate: linear(hidden, n, &generator), up: linear(hidden, n, &generator),
            down: linear(n, hidden, &generator))))
    }
    self.init(
      shape, embedding: .gaussian(rows: n, columns: shape.vocabulary, using: &generator),
      blocks: blocks, norm: norm(&generator))
  }
}
