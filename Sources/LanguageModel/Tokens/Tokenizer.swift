/// Text to token ids and back: byte-level byte-pair encoding, with the vocabulary of a GGUF file.
///
/// ```swift
/// let tokenizer = try Tokenizer(GGUFFile("SmolLM2-135M-Instruct.Q4_1.gguf"))
/// let ids = tokenizer.encode("The best second factor")
/// tokenizer.decode(ids)  // "The best second factor"
/// ```
///
/// Text is cut into words, and within each word its bytes are joined pair by pair, in the order in
/// which the pairs were learned. A byte for which the vocabulary has no token, as some control
/// characters, is left out. Sources: Sennrich, Haddow and Birch, "Neural machine translation of
/// rare words with subword units", 2016, https://arxiv.org/abs/1508.07909; Radford and others,
/// "Language models are unsupervised multitask learners", 2019.
public struct Tokenizer: Sendable {
  let names: [String]
  let isControl: [Bool]
  let contents: [[UInt8]]
  let byteTokens: [Int32]
  let pairs: BytePairs
  let specialTokens: SpecialTokens
  let splitsDigits: Bool
  /// The token that ends what is said.
  public let end: Int
  /// The token that the file says texts begin with.
  public let beginning: Int

  /// The number of tokens.
  public var count: Int { names.count }
  /// The name of a token in the vocabulary, such as `Ġthe` for “ the”.
  public func name(of id: Int) -> String { names[id] }
  /// Whether a token stands for no text, such as `<|im_end|>`.
  public func isSpecial(_ id: Int) -> Bool { isControl[id] }
  /// The bytes of a token's text; those of its name where it is a special one.
  public func bytes(of id: Int) -> [UInt8] { contents[id] }
  /// The token of a name; nil if there is none.
  public func id(of name: String) -> Int? { names.firstIndex { $0.utf8.elementsEqual(name.utf8) } }
}

extension Tokenizer {
  /// The ids of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - specialTokens: Whether names such as `<|im_end|>` in it stand for these tokens. What people
  ///     type should not be able to end a turn, so by default they are text like any other.
  /// - Returns: The ids; none for an empty text.
  /// - Complexity: O(n log m) for n bytes in words of at most m
  public func encode(_ text: String, specialTokens: Bool = false) -> [Int] {
    var text = text
    return text.withUTF8 { encode($0, specialTokens) }
  }

  /// The ids of bytes that should be UTF-8; what is not is replaced by U+FFFD.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - specialTokens: As for a text.
  /// - Returns: The ids of the text that `String(decoding:as:)` makes of the bytes.
  public func encode(utf8 bytes: some Collection<UInt8>, specialTokens: Bool = false) -> [Int] {
    encode(String(decoding: bytes, as: UTF8.self), specialTokens: specialTokens)
  }

  private func encode(_ text: UnsafeBufferPointer<UInt8>, _ hasNames: Bool) -> [Int] {
    var (ids, joiner, start): ([Int], BytePairJoiner, Int) = (
      [], BytePairJoiner(pairs, byteTokens: byteTokens), 0
    )
    ids.reserveCapacity(text.count / 3)
    while hasNames, let (place, id) = specialTokens.first(in: text, start..<text.count) {
      append(text, start..<place.lowerBound, to: &ids, &joiner)
      ids.append(id)
      start = place.upperBound
    }
    append(text, start..<text.count, to: &ids, &joiner)
    return ids
  }

  private func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to ids: inout [Int],
    _ joiner: inout BytePairJoiner
  ) {
    for word in Words(text, in: range, splitsDigits: splitsDigits) {
      joiner.join(text, word, into: &ids)
    }
  }
}

extension Tokenizer {
  /// The text of ids; bytes that are not UTF-8 become U+FFFD.
  ///
  /// - Parameters:
  ///   - ids: The tokens.
  ///   - specialTokens: Whether the names of special tokens are shown.
  /// - Returns: The text.
  /// - Precondition: Every id is one of the vocabulary.
  public func decode(_ ids: some Sequence<Int>, specialTokens: Bool = false) -> String {
    var bytes: [UInt8] = []
    for id in ids where specialTokens || !isControl[id] { bytes += contents[id] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
