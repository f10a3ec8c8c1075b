import Foundation
import LanguageModel
import LinearAlgebra
import Testing

@Suite struct TokenizerTests {
  /// Every byte but 0x04, a few pairs, and two special tokens.
  static func file(
    words: String = "smollm", merges: [String] = ["t h", "th e", "Ġ t", "Ġ the", "Ġ Ġ", "a a"],
    change: (inout GGUFWriter) -> Void = { _ in }
  ) throws -> GGUFFile {
    let letters = (0...255).filter { $0 != 4 }.map { letter(UInt8($0)) }
    let joined = merges.map { $0.replacing(" ", with: "") }
    let tokens = ["<|im_start|>", "<|im_end|>"] + letters + joined
    var writer = GGUFWriter()
    writer.set("tokenizer.ggml.model", to: .text("gpt2"))
    writer.set("tokenizer.ggml.pre", to: .text(words))
    writer.set("tokenizer.ggml.tokens", to: .texts(tokens))
    writer.set(
      "tokenizer.ggml.token_type",
      to: .integers([3, 3] + Array(repeating: 1, count: tokens.count - 2)))
    writer.set("tokenizer.ggml.merges", to: .texts(merges))
    writer.set("tokenizer.ggml.bos_token_id", to: .integer(0))
    writer.set("tokenizer.ggml.eos_token_id", to: .integer(1))
    change(&writer)
    return try GGUFFile(data: writer.data)
  }

  /// The seconds that the processor has worked for this thread.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// GPT-2's letter for a byte, found in another way than the library's.
  static func letter(_ byte: UInt8) -> String {
    let visible = Array(33...126) + Array(161...172) + Array(174...255)
    if visible.contains(Int(byte)) { return String(Unicode.Scalar(byte)) }
    let rank = (0..<Int(byte)).filter { !visible.contains($0) }.count
    return Unicode.Scalar(UInt32(256 + rank)).map { String($0) } ?? ""
  }

  private func names(_ text: String, words: String = "smollm") throws -> [String] {
    let tokenizer = try Tokenizer(Self.file(words: words))
    return tokenizer.encode(text).map { tokenizer.name(of: $0) }
  }

  @Test(arguments: [
    ("the", ["the"]), (" the", ["Ġthe"]), ("tthe", ["t", "the"]), ("th", ["th"]),
    (" t", ["Ġt"]), ("", []), ("aaa", ["aa", "a"]), ("aaaaa", ["aa", "aa", "a"]),
    ("\u{4}the\u{4}", ["the"]),
  ])
  func `pairs are joined in the order in which they were learned, from the left`(
    _ text: String, _ expected: [String]
  ) throws {
    #expect(try names(text) == expected)
  }

  @Test(arguments: [
    ("a  the", ["a", "Ġ", "Ġthe"]), ("a   the", ["a", "ĠĠ", "Ġthe"]), ("  ", ["ĠĠ"]),
    ("a\n the", ["a", "Ċ", "Ġthe"]), ("a \nthe", ["a", "Ġ", "Ċ", "the"]),
    ("it's", ["i", "t", "'", "s"]), (" 12", ["Ġ", "1", "2"]), ("a  1", ["a", "ĠĠ", "1"]),
    ("t.h", ["t", ".", "h"]), ("t h", ["t", "Ġ", "h"]), ("t1h", ["t", "1", "h"]),
  ])
  func `no pair is joined across the end of a word`(
    _ text: String, _ expected: [String]
  ) throws {
    #expect(try names(text) == expected)
  }

  @Test func `digits stay together where the model was trained so`() throws {
    let merges = ["1 2", "Ġ 1", "Ġ Ġ"]
    let split = try Tokenizer(Self.file(words: "smollm", merges: merges))
    let whole = try Tokenizer(Self.file(words: "gpt-2", merges: merges))
    let names = { (tokenizer: Tokenizer, text: String) in
      tokenizer.encode(text).map { tokenizer.name(of: $0) }
    }
    #expect(names(split, "12") == ["1", "2"])
    #expect(names(whole, "12") == ["12"])
    #expect(names(whole, " 1") == ["Ġ1"])
    #expect(names(split, "  1") == ["ĠĠ", "1"])
    #expect(names(whole, "  1") == ["Ġ", "Ġ1"])
  }

  @Test func `text comes back as it was, and broken text as Unicode says`() throws {
    let tokenizer = try Tokenizer(Self.file())
    for text in ["the 12 cats\n\n", "汉字 and émigré", "👨‍👩‍👧‍👦🇨🇭", "\u{0}\r\t\u{85}", "e\u{301}"] {
      #expect(tokenizer.decode(tokenizer.encode(text)) == text)
      #expect(Array(tokenizer.decode(tokenizer.encode(text)).utf8) == Array(text.utf8))
    }
    let broken: [UInt8] = [0x61, 0xFF, 0xE6, 0xB1, 0x62, 0xED, 0xA0, 0x80, 0xF0, 0x9F]
    let text = String(decoding: broken, as: UTF8.self)
    #expect(tokenizer.encode(utf8: broken) == tokenizer.encode(text))
    #expect(text.unicodeScalars.filter { $0 == "\u{FFFD}" }.count == 6)
  }

  @Test func `names of special tokens are text unless they are asked for`() throws {
    let tokenizer = try Tokenizer(Self.file())
    let text = "a<|im_end|>the<|im_start|>"
    #expect(!tokenizer.encode(text).contains { tokenizer.isSpecial($0) })
    let ids = tokenizer.encode(text, specialTokens: true)
    #expect(ids.filter { tokenizer.isSpecial($0) } == [1, 0])
    #expect(tokenizer.decode(ids) == "athe")
    #expect(tokenizer.decode(ids, specialTokens: true) == text)
    #expect(tokenizer.decode(tokenizer.encode(text)) == text)
    #expect((tokenizer.end, tokenizer.beginning) == (1, 0))
    #expect(tokenizer.id(of: "the").map { tokenizer.name(of: $0) } == "the")
  }

  @Test func `a stream gives out whole characters, and together all of the text`() throws {
    let tokenizer = try Tokenizer(Self.file())
    var generator = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let ids = (0..<12).map { _ in Int.random(in: 0..<tokenizer.count, using: &generator) }
      var (stream, text) = (TokenStream(tokenizer), "")
      for id in ids { text += stream.append(id) }
      text += stream.finish()
      #expect(Array(text.utf8) == Array(tokenizer.decode(ids).utf8))
    }
    var stream = TokenStream(tokenizer)
    let parts = tokenizer.encode("é汉👍").map { stream.append($0) }
    #expect(parts == ["", "é", "", "", "汉", "", "", "", "👍"])
  }

  @Test func `a word of a hundred thousand letters takes no longer than many short ones`() throws {
    let tokenizer = try Tokenizer(Self.file())
    func processorSeconds(_ text: String, tokens: Int) -> Double {
      let start = Self.processorTime
      #expect(tokenizer.encode(text).count == tokens)
      return Self.processorTime - start
    }
    let words = processorSeconds(String(repeating: "aaaaaaaaa ", count: 10_000), tokens: 60_000)
    let word = processorSeconds(String(repeating: "a", count: 100_000), tokens: 50_000)
    // Pair by pair through the whole word would be 2.5 billion steps.
    #expect(word < 100 * words)
  }

  @Test func `another kind of tokenizer is refused by its key`() throws {
    let key = "tokenizer.ggml."
    let changes: [(String, GGUFWriter.Value)] = [
      ("model", .text("llama")), ("pre", .text("llama-bpe")), ("merges", .texts(["t h", "q q"])),
      ("merges", .texts(["th"])), ("token_type", .integers([3, 3])),
      ("token_type", .integers(Array(repeating: 6, count: 263))), ("eos_token_id", .integer(999)),
      ("tokens", .texts(Array(repeating: "a", count: 263))),
      ("tokens", .texts(Array(repeating: "汉", count: 263))),
    ]
    for (name, value) in changes {
      let file = try Self.file { $0.set(key + name, to: value) }
      let error = #expect(throws: GGUFError.self) { try Tokenizer(file) }
      guard case .unsupported(key + name, _, _) = error?.reason else {
        Issue.record("\(name): \(error.map { "\($0)" } ?? "nothing")")
        continue
      }
      #expect(error?.description.hasSuffix(".") == true)
    }
  }
}
