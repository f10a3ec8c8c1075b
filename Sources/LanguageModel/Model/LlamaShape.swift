internal import LinearAlgebra

/// The sizes and constants of a model of the Llama architecture.
public struct LlamaShape: Equatable, Sendable {
  /// The number of different tokens.
  public var vocabulary: Int
  /// The longest text that the model was trained for, in tokens.
  public var context: Int
  /// The length of a token's column.
  public var features: Int
  /// The number of heads that ask.
  public var heads: Int
  /// The number of heads that answer, a divisor of the other; each serves a group of those.
  public var keyValueHeads: Int
  /// The rows of a head, an even number.
  public var headSize: Int
  /// The length of a column inside the feed-forward layer.
  public var hidden: Int
  /// The number of blocks.
  public var blocks: Int
  /// What is added to a mean of squares before its root is taken.
  public var epsilon: Double
  /// The base of the rotary positions.
  public var rotaryBase: Double

  /// Lists the sizes; a head has features / heads rows unless its size is given.
  ///
  /// - Precondition: All sizes are positive, the heads that answer divide those that ask, and a head
  ///   has an even number of rows.
  public init(
    vocabulary: Int, context: Int, features: Int, heads: Int, keyValueHeads: Int,
    headSize: Int? = nil, hidden: Int, blocks: Int, epsilon: Double = 1e-5,
    rotaryBase: Double = 10_000
  ) {
    let size = headSize ?? (heads > 0 ? features / heads : 0)
    demand(
      [vocabulary, context, features, heads, keyValueHeads, size, hidden, blocks]
        .allSatisfy { $0 > 0 }, "a model has no size of zero")
    demand(
      heads % keyValueHeads == 0,
      "\(heads) heads that ask cannot be shared evenly by \(keyValueHeads) that answer")
    demand(size % 2 == 0, "a head of \(size) rows has no pairs to turn")
    self.vocabulary = vocabulary
    self.context = context
    self.features = features
    self.heads = heads
    self.keyValueHeads = keyValueHeads
    self.headSize = size
    self.hidden = hidden
    self.blocks = blocks
    self.epsilon = epsilon
    self.rotaryBase = rotaryBase
  }

  /// The rows of all queries of a token.
  public var queryRows: Int { heads * headSize }
  /// The rows of all keys of a token, and of all values.
  public var keyRows: Int { keyValueHeads * headSize }
}
