internal import LinearAlgebra
internal import RealModule

/// Causal attention of one head, in blocks of queries, so that what lies in the future of a whole
/// block is never computed.
///
/// A query at place p sees the keys 0 to p. With `S = KᵀQ / √size` and `P = softmax S`, column by
/// column, the output is `VP`.
struct CausalAttention<Scalar: LinearAlgebraScalar> {
  typealias Part = Kernels<Scalar>.Part
  typealias Source = UnsafePointer<Scalar>
  typealias Target = UnsafeMutablePointer<Scalar>

  /// The number of queries that are done at once.
  static var blockSize: Int { 64 }

  /// The rows of a head.
  let size: Int
  /// How many keys come before the first query.
  let past: Int
  /// The number of queries.
  let count: Int
  let keys: Source
  let values: Source
  let keyStride: Int

  /// The scratch that is needed: the weights of a block of queries.
  static func scratchCount(keys: Int) -> Int { keys * blockSize }

  private var factor: Scalar { 1 / Scalar(size).squareRoot() }

  /// Writes the outputs for queries; both have a column for each query.
  func forward(_ queries: Source, stride: Int, to output: Target, scratch: Target) {
    for start in Swift.stride(from: 0, to: count, by: Self.blockSize) {
      let width = min(Self.blockSize, count - start)
      let seen = past + start + width
      weights(queries + start * stride, stride, start, width, to: scratch)
      clear(output + start * stride, stride, width)
      Kernels.addProduct(
        1, Part(values, stride: keyStride), Part(scratch, stride: seen),
        to: output + start * stride, stride: stride, size, width, seen)
    }
  }

  /// Adds to the gradients, given that of the outputs; scratch has room for two blocks of weights.
  func backward(
    _ gradient: Source, queries: Source, stride: Int, scratch: Target, toQueries: Target,
    toKeys: Target, toValues: Target
  ) {
    let other = scratch + Self.scratchCount(keys: past + count)
    for start in Swift.stride(from: 0, to: count, by: Self.blockSize) {
      let width = min(Self.blockSize, count - start)
      let seen = past + start + width
      let (q, g) = (queries + start * stride, Part(gradient + start * stride, stride: stride))
      weights(q, stride, start, width, to: scratch)
      let p = Part(scratch, stride: seen, transposed: true)
      Kernels.addProduct(1, g, p, to: toValues, stride: keyStride, size, seen, width)
      TokenKernels.clear(other, count: seen * width)
      Kernels.addProduct(
        1, Part(values, stride: keyStride, transposed: true), g, to: other, stride: seen, seen,
        width, size)
      for j in 0..<width {
        Softmax.pullBack(other + j * seen, scratch + j * seen, count: seen)
      }
      Kernels.addProduct(
        factor, Part(keys, stride: keyStride), Part(other, stride: seen),
        to: toQueries + start * stride, stride: stride, size, width, seen)
      Kernels.addProduct(
        factor, Part(q, stride: stride), Part(other, stride: seen, transposed: true), to: toKeys,
        stride: keyStride, size, seen, width)
    }
  }

  /// The weights P of a block of queries, a column for each.
  private func weights(
    _ queries: Source, _ stride: Int, _ start: Int, _ width: Int, to block: Target
  ) {
    let seen = past + start + width
    TokenKernels.clear(block, count: seen * width)
    Kernels.addProduct(
      factor, Part(keys, stride: keyStride, transposed: true), Part(queries, stride: stride),
      to: block, stride: seen, seen, width, size)
    for j in 0..<width {
      let own = past + start + j + 1
      Softmax.apply(block + j * seen, count: own)
      TokenKernels.clear(block + j * seen + own, count: seen - own)
    }
  }

  private func clear(_ output: Target, _ stride: Int, _ width: Int) {
    for j in 0..<width { TokenKernels.clear(output + j * stride, count: size) }
  }
}
