internal import LinearAlgebra
internal import Training

/// Linear layers of a block that have one input, or inputs that do not depend on each other.
enum BlockStage: CaseIterable {
  case projections, output, expansion, contraction

  /// The names of its layers in the block.
  var names: [String] {
    switch self {
    case .projections: ["attention.query", "attention.key", "attention.value"]
    case .output: ["attention.output"]
    case .expansion: ["feedForward.gate", "feedForward.up"]
    case .contraction: ["feedForward.down"]
    }
  }
}

/// A text on its way through a block, stage by stage: what layers of the next stage get.
struct BlockPass<Scalar: LinearAlgebraScalar> {
  let length: Int
  private(set) var stream: Matrix<Scalar>
  private(set) var input = Matrix<Scalar>.zero(rows: 0, columns: 0)

  init(_ stream: Matrix<Scalar>, length: Int) {
    self.stream = stream
    self.length = length
  }

  /// Computes the input of a stage; stages come in their order.
  mutating func enter(_ stage: BlockStage, of block: inout LlamaBlock<Scalar>) {
    switch stage {
    case .projections: input = block.attentionNorm.forward(stream)
    case .output: input = block.attention.mix(input, length: length)
    case .expansion:
      stream += block.attention.output.forward(input)
      input = block.feedForwardNorm.forward(stream)
    case .contraction: input = block.feedForward.expand(input)
    }
  }

  /// Adds what the last stage gives.
  mutating func leave(_ block: inout LlamaBlock<Scalar>) {
    stream += block.feedForward.down.forward(input)
  }
}
