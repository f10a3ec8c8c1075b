/// Ids one by one to text, where a character may need several of them.
///
/// ```swift
/// var stream = TokenStream(tokenizer)
/// for id in ids { print(stream.append(id), terminator: "") }
/// print(stream.finish())
/// ```
///
/// All that is given out, put together, is what `Tokenizer.decode` makes of the same ids.
public struct TokenStream: Sendable {
  private let tokenizer: Tokenizer
  private var pending: [UInt8] = []

  /// Begins a text.
  public init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// The text that a token completes, perhaps none; none for special tokens.
  ///
  /// - Precondition: The id is one of the vocabulary.
  public mutating func append(_ id: Int) -> String {
    if tokenizer.isSpecial(id) { return "" }
    pending += tokenizer.bytes(of: id)
    let whole = pending.count - Self.unfinished(pending)
    defer { pending.removeFirst(whole) }
    return String(decoding: pending[..<whole], as: UTF8.self)
  }

  /// What is left when nothing more comes: U+FFFD for a character that was begun.
  public mutating func finish() -> String {
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// How many bytes at the end are the beginning of one character, 0 to 3.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for count in 1...3 where count <= bytes.count {
      let tail = bytes.suffix(count)
      guard let first = tail.first, first & 0xC0 != 0x80 else { continue }
      // What makes only one replacement and yet has room for more bytes.
      let needed = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
      let isOne = String(decoding: tail, as: UTF8.self).unicodeScalars.count == 1
      return count < needed && isOne ? count : 0
    }
    return 0
  }
}
