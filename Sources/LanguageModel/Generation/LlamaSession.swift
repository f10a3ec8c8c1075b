public import LinearAlgebra
internal import Training

/// A model that reads a text and remembers of each token what later ones ask for: its keys and values.
///
/// ```swift
/// let session = LlamaSession(model, capacity: 1024)
/// let logits = session.read(prompt)          // all tokens at once
/// let more = session.read([next])            // one more, at the cost of one
/// session.forget(downTo: prompt.count)       // back to the prompt
/// ```
///
/// A token's keys and values depend on what came before it alone, so they stay right when more
/// follows. Its memory is taken at the start; a token needs only that of its logits. The numbers are the
/// model's own: matrices are shared with it, and the session does not see what is changed later.
public final class LlamaSession<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  /// The sizes of the model.
  public let shape: LlamaShape
  /// The number of tokens that there is room for.
  public let capacity: Int
  /// The number of tokens that were read and are remembered.
  public private(set) var count = 0
  let embedding: Matrix<Scalar>
  private let blocks: [SessionBlock<Scalar>]
  private let lastNorm: Matrix<Scalar>
  private let positions: RotaryPositions<Scalar>
  let buffers: SessionBuffers<Scalar>
  private let threads: Int

  /// The number of tokens that go through the blocks together.
  static var chunk: Int { 512 }
  /// The number of tokens whose logits are computed together.
  static var logitChunk: Int { 64 }

  /// Begins with nothing read.
  ///
  /// - Parameters:
  ///   - model: The model, with whatever layers it has now.
  ///   - capacity: The number of tokens that there should be room for.
  /// - Precondition: The capacity is positive and at most the context of the model.
  public convenience init(_ model: Llama<Scalar>, capacity: Int) {
    self.init(model, capacity: capacity, threads: Threads.count)
  }

  /// Begins with nothing read, and reads with so many threads.
  package init(_ model: Llama<Scalar>, capacity: Int, threads: Int) {
    demand(
      capacity > 0 && capacity <= model.shape.context,
      "room for \(capacity) tokens was asked for; the model sees 1 to \(model.shape.context)")
    shape = model.shape
    self.capacity = capacity
    embedding = model.embedding
    blocks = model.blocks.map { SessionBlock($0) }
    lastNorm = model.norm.weight.value
    positions = RotaryPositions(
      headSize: shape.headSize, base: shape.rotaryBase, count: capacity)
    self.threads = threads
    buffers = SessionBuffers(
      shape, columns: min(Self.chunk, capacity), places: capacity,
      rank: blocks.reduce(0) { max($0, $1.rank) }, logits: min(Self.logitChunk, capacity),
      threads: threads)
  }

  /// The numbers of the matrices that a token goes through, the embedding among them.
  public var matrixNumbers: Int {
    blocks.reduce(embedding.elements.count) { $0 + $1.numbers }
  }

  /// Reads tokens behind those that were read, and gives the logits of the one that follows.
  ///
  /// - Precondition: There is a token, there is room for all, and they are in the vocabulary.
  /// - Complexity: 2·(numbers of the matrices)·(tokens) operations, and
  ///   4·features·(tokens)·(tokens read) for attention.
  public func read(_ tokens: [Int]) -> Vector<Scalar> {
    demand(!tokens.isEmpty, "there is no token to read")
    var last = 0
    forEachChunk(tokens) { last = $0.count }
    writeLogits(last - 1, 1)
    return Vector(Array(UnsafeBufferPointer(start: buffers.logits, count: shape.vocabulary)))
  }

  /// Reads tokens and gives for each the logarithm of the probability that the model gave to the one
  /// that is named for it, nil where none is.
  ///
  /// - Precondition: As for ``read(_:)``, and there is a target, or nil, for each token.
  public func logLikelihoods(_ tokens: [Int], of targets: [Int?]) -> [Double?] {
    demand(
      tokens.count == targets.count, "\(targets.count) targets do not fit \(tokens.count) tokens")
    var result: [Double?] = []
    forEachChunk(tokens) { chunk in
      for start in stride(from: 0, to: chunk.count, by: Self.logitChunk) {
        let width = min(Self.logitChunk, chunk.count - start)
        let wanted = Array(targets[(chunk.lowerBound + start)..<(chunk.lowerBound + start + width)])
        result += likelihoods(of: wanted, from: start)
      }
    }
    return result
  }

  /// Forgets the last tokens, so that only so many are left.
  ///
  /// - Precondition: At least so many were read.
  public func forget(downTo count: Int) {
    demand(
      (0...self.count).contains(count), "\(self.count) tokens were read, so \(count) cannot be left"
    )
    self.count = count
  }

  private func likelihoods(of targets: [Int?], from start: Int) -> [Double?] {
    guard targets.contains(where: { $0 != nil }) else { return targets.map { _ in nil } }
    writeLogits(start, targets.count)
    let words = shape.vocabulary
    nonisolated(unsafe) let logits = buffers.logits
    return [Double?](unsafeUninitializedCapacity: targets.count) { target, count in
      count = targets.count
      nonisolated(unsafe) let target = target
      TokenShares.perform(targets.count, operations: 8 * words * targets.count) { share in
        for j in share {
          let column = logits + j * words
          target.initializeElement(
            at: j,
            to: targets[j].map {
              Double(column[$0] - Softmax.logarithmOfSum(column, count: words))
            })
        }
      }
    }
  }

  /// Sends tokens through the blocks, at most a chunk at a time, and calls a body after each.
  private func forEachChunk(_ tokens: [Int], _ body: (Range<Int>) -> Void) {
    demand(
      count + tokens.count <= capacity,
      "\(tokens.count) tokens do not fit behind \(count) in a session of \(capacity)")
    for start in stride(from: 0, to: tokens.count, by: Self.chunk) {
      let chunk = start..<min(start + Self.chunk, tokens.count)
      embed(tokens[chunk])
      sendThroughBlocks(chunk.count)
      count += chunk.count
      body(chunk)
    }
  }

  /// Sends the first columns of the stream through the blocks.
  private func sendThroughBlocks(_ width: Int) {
    nonisolated(unsafe) let buffers = buffers
    let (blocks, past, shape, positions) = (blocks, count, shape, positions)
    let pieces = TokenPieces(width, threads: threads)
    nonisolated(unsafe) let attention = SessionAttention(
      count: width, past: past, buffers: buffers, shape: shape)
    pieces.hold {
      for stage in 0...blocks.count {
        pieces.forEach { tokens in
          let piece = SessionPiece(
            tokens: tokens, past: past, buffers: buffers, shape: shape, positions: positions)
          if stage > 0 { blocks[stage - 1].finish(piece) }
          if stage < blocks.count {
            blocks[stage].begin(piece, keys: buffers.keys[stage], values: buffers.values[stage])
          }
        }
        if stage == blocks.count { break }
        pieces.forEachItem(attention.parts, isShared: width > 1) { part, thread in
          attention.perform(
            part, keys: buffers.keys[stage], values: buffers.values[stage],
            scores: buffers.scores + thread * buffers.scoreCount)
        }
      }
    }
  }

  private func embed(_ tokens: ArraySlice<Int>) {
    let features = shape.features
    embedding.elements.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return }
      for (j, token) in tokens.enumerated() {
        demand(
          (0..<shape.vocabulary).contains(token),
          "token \(token) is not in a vocabulary of \(shape.vocabulary)")
        (buffers.stream + j * features).update(from: table + token * features, count: features)
      }
    }
  }

  /// Writes the logits behind some tokens of the chunk.
  private func writeLogits(_ start: Int, _ width: Int) {
    let (features, words) = (shape.features, shape.vocabulary)
    lastNorm.elements.withUnsafeBufferPointer { weight in
      embedding.elements.withUnsafeBufferPointer { table in
        guard let weight = weight.baseAddress, let table = table.baseAddress else { return }
        for j in 0..<width {
          TokenKernels.normalize(
            buffers.stream + (start + j) * features, weight, Scalar(shape.epsilon),
            count: features, to: buffers.normalized + j * features)
        }
        let part = Kernels<Scalar>.Part(table, stride: features, transposed: true)
        if width == 1 {
          Kernels.addProduct(
            1, part, features, words, buffers.normalized, to: buffers.logits, scaledBy: 0)
          return
        }
        TokenKernels.clear(buffers.logits, count: words * width)
        Kernels.addProduct(
          1, part, .init(buffers.normalized, stride: features), to: buffers.logits,
          stride: words, words, width, features)
      }
    }
  }
}
