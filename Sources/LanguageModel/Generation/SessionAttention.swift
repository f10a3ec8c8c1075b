internal import LinearAlgebra

/// Attention of all heads for the tokens that are read now, in parts that any thread can do: a head
/// for a block of queries.
struct SessionAttention<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  let count: Int
  let past: Int
  let buffers: SessionBuffers<Scalar>
  let shape: LlamaShape

  private var width: Int { CausalAttention<Scalar>.blockSize }
  /// The number of parts; later ones look back on more.
  var parts: Int { (count + width - 1) / width * shape.heads }

  /// Writes what a part of the queries sees.
  func perform(_ part: Int, keys: Target, values: Target, scores: Target) {
    let (start, head) = (part / shape.heads * width, part % shape.heads)
    let size = shape.headSize
    let own = start * shape.queryRows + head * size
    let answering = head / (shape.heads / shape.keyValueHeads) * size
    CausalAttention(
      size: size, past: past + start, count: min(width, count - start), keys: keys + answering,
      values: values + answering, keyStride: shape.keyRows
    ).forward(
      buffers.query + own, stride: shape.queryRows, to: buffers.mixed + own, scratch: scores)
  }
}
