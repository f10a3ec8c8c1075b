/// Text to token ids and back: byte-level byte-pair encoding with the vocabulary of a GGUF file.
public struct Tokenizer: Sendable {
  public init(_ file: GGUFFile) throws(GGUFError) { fatalError("not yet") }

  /// The number of tokens.
  public var count: Int { 0 }
  /// The token that ends what is said (`<|im_end|>`), and the one that the file begins texts with.
  public var end: Int { 0 }
  public var beginning: Int { 0 }

  /// The ids of a text. Names of special tokens in it, such as `<|im_end|>`, count as these tokens
  /// only where it is asked for: what a user types should not.
  public func encode(_ text: String, withSpecialTokens: Bool = false) -> [Int] { [] }
  /// The ids of bytes that need not be UTF-8: what is broken is replaced as Python's `errors="replace"` does.
  public func encode(utf8 bytes: some Sequence<UInt8>, withSpecialTokens: Bool = false) -> [Int] { [] }

  /// The text of ids; broken UTF-8 becomes U+FFFD.
  public func decode(_ ids: some Sequence<Int>, withSpecialTokens: Bool = false) -> String { "" }
  /// The bytes of one token; nothing for a special one.
  public func bytes(of id: Int) -> [UInt8] { [] }
  /// The text of a token as the vocabulary has it.
  public func name(of id: Int) -> String { "" }
  public func isSpecial(_ id: Int) -> Bool { false }
}

/// Ids one by one to text, where a character may need several tokens: what is whole is given out.
public struct TokenStream: Sendable {
  public init(_ tokenizer: Tokenizer) {}
  /// The text that this token completes, perhaps nothing.
  public mutating func append(_ id: Int) -> String { "" }
  /// What is left, when nothing more comes.
  public mutating func finish() -> String { "" }
}
