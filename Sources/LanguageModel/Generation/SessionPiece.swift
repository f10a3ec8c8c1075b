internal import LinearAlgebra

/// What a block is told of the tokens that a thread takes through it.
struct SessionPiece<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  /// The tokens among those that are read now.
  let tokens: Range<Int>
  /// The number of tokens that were read before.
  let past: Int
  let buffers: SessionBuffers<Scalar>
  let shape: LlamaShape
  let positions: RotaryPositions<Scalar>

  /// Where the piece's keys begin among all, and so do its values.
  var ownKeys: Int { (past + tokens.lowerBound) * shape.keyRows }
  /// Room for what lies between two factors.
  var inner: Target { buffers.inner + tokens.lowerBound * buffers.rank }
}
