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

  /// Asks and answers for some tokens: their queries, keys and values.
  func begin(_ piece: SessionPiece<Scalar>, keys: Target, values: Target) {
    let (b, count, start) = (piece.buffers, piece.tokens.count, piece.tokens.lowerBound)
    let (keys, values) = (keys + piece.ownKeys, values + piece.ownKeys)
    let query = b.query + start * piece.shape.queryRows
    let x = normalize(attentionNorm, piece)
    self.query.apply(to: x, count: count, output: query, scratch: piece.inner)
    key.apply(to: x, count: count, output: keys, scratch: piece.inner)
    value.apply(to: x, count: count, output: values, scratch: piece.inner)
    rotate(query, keys, piece)
  }

  /// Adds to some tokens of the stream what attention gave and the layers behind it give.
  func finish(_ piece: SessionPiece<Scalar>) {
    let (b, count, start) = (piece.buffers, piece.tokens.count, piece.tokens.lowerBound)
    let (stream, mixed) = (
      b.stream + start * piece.shape.features, b.mixed + start * piece.shape.queryRows
    )
    output.apply(to: mixed, count: count, output: stream, scratch: piece.inner, adds: true)
    let x = normalize(feedForwardNorm, piece)
    let (gate, up) = (b.gate + start * piece.shape.hidden, b.up + start * piece.shape.hidden)
    self.gate.apply(to: x, count: count, output: gate, scratch: piece.inner)
    self.up.apply(to: x, count: count, output: up, scratch: piece.inner)
    TokenKernels.gate(gate, up, count: count * piece.shape.hidden)
    down.apply(to: gate, count: count, output: stream, scratch: piece.inner, adds: true)
  }

  /// Normalizes the piece's part of the stream, and says where the result is.
  private func normalize(_ weight: Matrix<Scalar>, _ piece: SessionPiece<Scalar>) -> Target {
    let (features, b) = (piece.shape.features, piece.buffers)
    weight.elements.withUnsafeBufferPointer { weight in
      guard let weight = weight.baseAddress else { return }
      for j in piece.tokens {
        TokenKernels.normalize(
          b.stream + j * features, weight, Scalar(piece.shape.epsilon), count: features,
          to: b.normalized + j * features)
      }
    }
    return b.normalized + piece.tokens.lowerBound * features
  }

  /// Turns queries by their places, and keys.
  private func rotate(_ query: Target, _ keys: Target, _ piece: SessionPiece<Scalar>) {
    let shape = piece.shape
    let pairs = shape.headSize / 2
    piece.positions.withTables { c, s in
      for j in piece.tokens {
        let place = piece.past + j
        let own = j - piece.tokens.lowerBound
        let (c, s) = (c + place * pairs, s + place * pairs)
        TokenKernels.rotate(
          query + own * shape.queryRows, c, s, pairs: pairs, heads: shape.heads, isBackward: false)
        TokenKernels.rotate(
          keys + own * shape.keyRows, c, s, pairs: pairs, heads: shape.keyValueHeads,
          isBackward: false)
      }
    }
  }
}
