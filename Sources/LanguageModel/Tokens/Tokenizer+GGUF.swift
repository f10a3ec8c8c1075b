extension Tokenizer {
  /// Takes a tokenizer out of a model's file.
  ///
  /// - Throws: ``GGUFError`` if the file has none, one of another kind, or one that contradicts
  ///   itself.
  public init(_ file: GGUFFile) throws(GGUFError) {
    splitsDigits = try Self.splitsDigits(file)
    let names = try file.texts(Key.tokens)
    let kinds = try Self.kinds(file, count: names.count)
    let contents = try Self.contents(names, kinds, file)
    let ids = try Self.ids(contents, kinds, file)
    pairs = BytePairs(try Self.merges(file, ids))
    byteTokens = (0...UInt8.max).map { ids[[$0]] ?? -1 }
    isControl = kinds.map { $0 == .control }
    specialTokens = SpecialTokens(
      names.indices.filter { kinds[$0] == .control }.map { (names[$0], $0) })
    end = try Self.id(Key.end, file, names.count)
    beginning = try Self.id(Key.beginning, file, names.count)
    (self.names, self.contents) = (names, contents)
  }

  enum Key {
    static let model = "tokenizer.ggml.model"
    static let words = "tokenizer.ggml.pre"
    static let tokens = "tokenizer.ggml.tokens"
    static let kinds = "tokenizer.ggml.token_type"
    static let merges = "tokenizer.ggml.merges"
    static let end = "tokenizer.ggml.eos_token_id"
    static let beginning = "tokenizer.ggml.bos_token_id"
  }

  private enum Kind: Int { case normal = 1, control = 3 }

  private static func splitsDigits(_ file: GGUFFile) throws(GGUFError) -> Bool {
    let model = try file.text(Key.model)
    guard model == "gpt2" else {
      let advice = "only gpt2, byte-level pairs, is read here, so use a model that has it"
      throw file.unsupported(Key.model, model, advice)
    }
    switch try file.text(Key.words) {
    case "smollm": return true
    case "gpt-2": return false
    case let words:
      let advice = "text is cut into words as smollm or gpt-2 do, so use a model with one of these"
      throw file.unsupported(Key.words, words, advice)
    }
  }

  private static func kinds(_ file: GGUFFile, count: Int) throws(GGUFError) -> [Kind] {
    let codes = try file.integers(Key.kinds)
    guard codes.count == count else {
      throw file.unsupported(
        Key.kinds, "a list of \(codes.count)", "there are \(count) tokens, so write the file again")
    }
    var kinds: [Kind] = []
    for (id, code) in codes.enumerated() {
      guard let kind = Kind(rawValue: code) else {
        throw file.unsupported(
          Key.kinds, "\(code) for token \(id)", "only 1, text, and 3, control, are read here")
      }
      kinds.append(kind)
    }
    return kinds
  }

  private static func contents(
    _ names: [String], _ kinds: [Kind], _ file: GGUFFile
  ) throws(GGUFError) -> [[UInt8]] {
    var contents: [[UInt8]] = []
    contents.reserveCapacity(names.count)
    for (id, name) in names.enumerated() {
      guard kinds[id] == .normal else {
        contents.append(Array(name.utf8))
        continue
      }
      guard let bytes = ByteAlphabet.bytes(of: name) else {
        throw file.unsupported(
          Key.tokens, "\(name) for token \(id)", "a token's letters must each stand for a byte")
      }
      contents.append(bytes)
    }
    return contents
  }

  private static func ids(
    _ contents: [[UInt8]], _ kinds: [Kind], _ file: GGUFFile
  ) throws(GGUFError) -> [[UInt8]: Int32] {
    var ids: [[UInt8]: Int32] = [:]
    ids.reserveCapacity(contents.count)
    for (id, bytes) in contents.enumerated() where kinds[id] == .normal {
      if let other = ids.updateValue(Int32(id), forKey: bytes) {
        throw file.unsupported(
          Key.tokens, "the same for \(other) and \(id)", "write the file again")
      }
    }
    return ids
  }

  private static func merges(
    _ file: GGUFFile, _ ids: [[UInt8]: Int32]
  ) throws(GGUFError) -> [(left: Int32, right: Int32, result: Int32)] {
    let lines = try file.texts(Key.merges)
    var merges: [(left: Int32, right: Int32, result: Int32)] = []
    merges.reserveCapacity(lines.count)
    for (rank, line) in lines.enumerated() {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 2, let left = ByteAlphabet.bytes(of: parts[0]),
        let right = ByteAlphabet.bytes(of: parts[1]), let a = ids[left], let b = ids[right],
        let result = ids[left + right]
      else {
        throw file.unsupported(
          Key.merges, "“\(line)” in place \(rank)", "it must join two tokens into a third")
      }
      merges.append((a, b, result))
    }
    return merges
  }

  private static func id(_ key: String, _ file: GGUFFile, _ count: Int) throws(GGUFError) -> Int {
    let id = try file.integer(key)
    guard (0..<count).contains(id) else {
      throw file.unsupported(key, "\(id)", "there are \(count) tokens, so write the file again")
    }
    return id
  }
}

extension GGUFFile {
  /// The error that a fact says what is not built here.
  func unsupported(_ key: String, _ value: String, _ advice: String) -> GGUFError {
    GGUFError(.unsupported(key: key, value: value, advice: advice), path: path)
  }
}
