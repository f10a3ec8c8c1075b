/// The sizes that describe a transformer.
public struct TransformerShape: Equatable, Sendable {
  /// The number of different tokens.
  public var vocabulary: Int
  /// The longest sequence.
  public var length: Int
  /// The length of a token's column.
  public var features: Int
  /// The number of heads, a divisor of the number of features.
  public var heads: Int
  /// The number of blocks.
  public var blocks: Int
  /// The length of a column between the two linear layers of a block.
  public var hidden: Int

  /// Lists the sizes; the hidden one is four times the number of features unless it is given.
  public init(
    vocabulary: Int, length: Int, features: Int, heads: Int, blocks: Int, hidden: Int? = nil
  ) {
    self.vocabulary = vocabulary
    self.length = length
    self.features = features
    self.heads = heads
    self.blocks = blocks
    self.hidden = hidden ?? 4 * features
  }
}
