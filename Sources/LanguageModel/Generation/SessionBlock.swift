internal import LinearAlgebra
internal import Training

/// A block of a model, for passes that learn nothing.
struct SessionBlock<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  private let query, key, value, output, gate, up, down: LinearMap<Scalar>
  private let attentionNorm, feedForwardNorm: Matrix<Scalar>

  init(_ block: LlamaBlock<Scalar>) {
    query = LinearMap(block.attention.query)
    key = LinearMap(block.attention.key)
    value = LinearMap(block.attention.value)
    output = LinearMap(block.attention.output)
    gate = LinearMap(block.feedForward.gate)
    up = LinearMap(block.feedForward.up)
    down = LinearMap(block.feedForward.down)
    attentionNorm = block.attentionNorm.weight.value
    feedForwardNorm = block.feedForwardNorm.weight.value
  }

  private var maps: [LinearMap<Scalar>] { [query, key, value, output, gate, up, down] }
  var rank: Int { maps.reduce(0) { max($0, $1.rank) } }
  var numbers: Int { maps.reduce(0) { $0 + $1.numbers } }

  /// Sends some columns of the stream through the block, behind so many that came before.
  func run(
    _ count: Int, past: Int, keys: Target, values: Target, buffers b: SessionBuffers<Scalar>,
    shape: LlamaShape, positions: RotaryPositions<Scalar>, threads: Int
  ) {
    let own = past * shape.keyRows
    normalize(attentionNorm, b, count, shape)
    query.apply(to: b.normalized, count: count, output: b.query, scratch: b.inner)
    key.apply(to: b.normalized, count: count, output: keys + own, scratch: b.inner)
    value.apply(to: b.normalized, count: count, output: values + own, scratch: b.inner)
    rotate(count, past, keys + own, b, shape, positions)
    attend(count, past, keys, values, b, shape, threads)
    output.apply(to: b.mixed, count: count, output: b.stream, scratch: b.inner, adds: true)
    normalize(feedForwardNorm, b, count, shape)
    gate.apply(to: b.normalized, count: count, output: b.gate, scratch: b.inner)
    up.apply(to: b.normalized, count: count, output: b.up, scratch: b.inner)
    expand(count, b, shape)
    down.apply(to: b.gate, count: count, output: b.stream, scratch: b.inner, adds: true)
  }

  private func normalize(
    _ weight: Matrix<Scalar>, _ b: SessionBuffers<Scalar>, _ count: Int, _ shape: LlamaShape
  ) {
    weight.elements.withUnsafeBufferPointer { entries in
      guard let first = entries.baseAddress else { return }
      let features = shape.features
      nonisolated(unsafe) let (weight, stream, normalized) = (first, b.stream, b.normalized)
      TokenShares.perform(count, operations: 4 * features * count) { columns in
        for j in columns {
          TokenKernels.normalize(
            stream + j * features, weight, Scalar(shape.epsilon), count: features,
            to: normalized + j * features)
        }
      }
    }
  }

  /// Turns the queries of some places, and their keys.
  private func rotate(
    _ count: Int, _ past: Int, _ keys: Target, _ b: SessionBuffers<Scalar>, _ shape: LlamaShape,
    _ positions: RotaryPositions<Scalar>
  ) {
    let pairs = shape.headSize / 2
    positions.withTables { c, s in
      nonisolated(unsafe) let (c, s, query, keys) = (c, s, b.query, keys)
      TokenShares.perform(count, operations: 3 * (shape.queryRows + shape.keyRows) * count) {
        for j in $0 {
          let (c, s) = (c + (past + j) * pairs, s + (past + j) * pairs)
          TokenKernels.rotate(
            query + j * shape.queryRows, c, s, pairs: pairs, heads: shape.heads,
            isBackward: false)
          TokenKernels.rotate(
            keys + j * shape.keyRows, c, s, pairs: pairs, heads: shape.keyValueHeads,
            isBackward: false)
        }
      }
    }
  }

  private func attend(
    _ count: Int, _ past: Int, _ keys: Target, _ values: Target, _ b: SessionBuffers<Scalar>,
    _ shape: LlamaShape, _ threads: Int
  ) {
    let (size, group) = (shape.headSize, shape.heads / shape.keyValueHeads)
    let room = CausalAttention<Scalar>.scratchCount(keys: past + count)
    let shares = count == 1 ? 1 : min(threads, shape.heads)
    nonisolated(unsafe) let (query, mixed, scores) = (b.query, b.mixed, b.scores)
    nonisolated(unsafe) let (keys, values) = (keys, values)
    let body: @Sendable (Int) -> Void = { share in
      for head in (share * shape.heads / shares)..<((share + 1) * shape.heads / shares) {
        let start = head / group * size
        CausalAttention(
          size: size, past: past, count: count, keys: keys + start, values: values + start,
          keyStride: shape.keyRows
        ).forward(
          query + head * size, stride: shape.queryRows, to: mixed + head * size,
          scratch: scores + share * room)
      }
    }
    // Products of a head are small: BLAS that splits them among its threads waits more than it works.
    if shares == 1 { body(0) } else { Threads.performApart(shares, body) }
  }

  private func expand(_ count: Int, _ b: SessionBuffers<Scalar>, _ shape: LlamaShape) {
    let rows = shape.hidden
    nonisolated(unsafe) let (gate, up) = (b.gate, b.up)
    TokenShares.perform(count, operations: 8 * rows * count) { columns in
      let start = columns.lowerBound * rows
      TokenKernels.gate(gate + start, up + start, count: columns.count * rows)
    }
  }
}
