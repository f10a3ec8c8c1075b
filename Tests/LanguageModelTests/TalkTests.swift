import Foundation
import LanguageModel
import LinearAlgebra
import Testing

/// The program of chapter 13 that talks, with a model of a few numbers.
@Suite struct TalkTests {
  private static let program: String = {
    let bundle = CommandLine.arguments.first.map { URL(filePath: $0) } ?? URL(filePath: ".")
    let beside = bundle.deletingLastPathComponent().appending(path: "capstone").path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : ".build/debug/capstone"
  }()

  /// Says something to a model in the shell, and gives what was answered, what was complained of, and the
  /// status.
  private func talk(
    _ arguments: String, _ change: (inout GGUFWriter) throws -> Void = { _ in }
  ) throws -> (answer: String, error: String, code: Int32) {
    let model = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gguf")
    defer { try? FileManager.default.removeItem(at: model) }
    try talkingFile(change).write(model.path)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "talk() { '\(Self.program)' --model '\(model.path)' \"$@\"; }; \(arguments)",
    ]
    let (output, error) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, error)
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      String(decoding: answer, as: UTF8.self), String(decoding: complaint, as: UTF8.self),
      process.terminationStatus
    )
  }

  /// A model of 258 tokens: every byte, and the two that ChatML needs.
  private func talkingFile(
    _ change: (inout GGUFWriter) throws -> Void
  ) throws -> GGUFWriter {
    var generator = SplitMix64(seed: 1)
    let model = Llama<Float>(
      random: LlamaShape(
        vocabulary: 258, context: 120, features: 8, heads: 2, keyValueHeads: 1, hidden: 8,
        blocks: 1,
        epsilon: 1e-5, rotaryBase: 100), using: &generator)
    return try GGUFWriter(
      try tinyFile(model) { writer in
        writer.set("tokenizer.ggml.model", to: .text("gpt2"))
        writer.set("tokenizer.ggml.pre", to: .text("smollm"))
        writer.set("tokenizer.ggml.tokens", to: .texts(Self.tokens))
        let kinds = (0..<258).map { Int32($0 < 256 ? 1 : 3) }
        writer.set("tokenizer.ggml.token_type", to: .integers(kinds))
        writer.set("tokenizer.ggml.merges", to: .texts([]))
        writer.set("tokenizer.ggml.eos_token_id", to: .integer(257))
        writer.set("tokenizer.ggml.bos_token_id", to: .integer(256))
        writer.set("tokenizer.chat_template", to: .text(Self.template))
        try change(&writer)
      })
  }

  /// The letters of the bytes by GPT-2's rule, and two names.
  private static let tokens: [String] = {
    var free: UInt32 = 0x100
    let letters = (0..<256 as Range<UInt32>).map { byte -> String in
      let isVisible = (0x21...0x7E).contains(byte) || (byte >= 0xA1 && byte != 0xAD)
      defer { free += isVisible ? 0 : 1 }
      return Unicode.Scalar(isVisible ? byte : free).map { String($0) } ?? ""
    }
    return letters + ["<|im_start|>", "<|im_end|>"]
  }()

  private static let template =
    "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
    + "{{ '<|im_start|>system\nBe brief.<|im_end|>\n' }}{% endif %}{{'<|im_start|>' + message['role'] "
    + "+ '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}"
    + "{{ '<|im_start|>assistant\n' }}{% endif %}"

  @Test func `An answer that cannot be written is a sentence and no crash`() throws {
    for line in [
      "talk --prompt hi >/dev/full", "talk --prompt hi >&-",
      "(trap '' PIPE; talk --prompt hi; echo $? >&2) | true",
    ] {
      let (_, error, _) = try talk(line)
      #expect(error.hasPrefix("Error: The answer cannot be written: "), "\(error)")
      #expect(error.split(separator: "\n").count <= 2)
    }
  }

  @Test func `At temperature 0 nothing is drawn, and a seed is an answer`() throws {
    let greedy = try talk("talk --prompt 你好👩‍🔬 --greedy --tokens 20 <&-")
    #expect(greedy.code == 0 && greedy.answer.count > 1)
    #expect(try talk("talk --prompt 你好👩‍🔬 --temperature 0 --tokens 20 --seed 7") == greedy)
    let warm = "talk --prompt hi --temperature 5 --tokens 30 --seed"
    #expect(try talk("\(warm) 1").answer == talk("\(warm) 1").answer)
    #expect(try talk("\(warm) 1").answer != talk("\(warm) 2").answer)
  }

  @Test func `A prompt that just fits is answered, and a longer one is not`() throws {
    // The frame has 38 tokens.
    let fits = try talk("talk --prompt \(String(repeating: "a", count: 81))")
    #expect(fits.code == 0 && fits.error.isEmpty)
    let longer = try talk("talk --prompt \(String(repeating: "a", count: 82))")
    #expect(longer.code == 1 && longer.answer.isEmpty)
    #expect(longer.error.contains("The prompt has 120 tokens with its frame"))
  }

  @Test(arguments: [
    ("--prompt ''", "is empty"), ("--prompt ' '", "is empty"),
    ("--prompt hi --tokens 0", "one token"),
    ("--prompt hi --temperature=-1", "from 0 to 100"), ("--prompt hi --temperature nan", "from 0"),
    ("--prompt hi --greedy --temperature 1", "leave one out"), ("--greedy", "go with --prompt"),
    ("--prompt $(printf 'caf\\351')", "not text in UTF-8"),
  ])
  func `What makes no sense is said before the model is read`(words: String, says: String) throws {
    let (answer, error, code) = try talk("talk \(words)")
    #expect(code == 64 && answer.isEmpty && error.contains(says), "\(error)")
  }

  @Test func `A tokenizer or template of another kind is refused by its key`() throws {
    let cases: [(String, GGUFWriter.Value)] = [
      ("tokenizer.ggml.model", .text("llama")), ("tokenizer.ggml.pre", .text("llama-bpe")),
      ("tokenizer.ggml.token_type", .integers([1, 3])),
      ("tokenizer.ggml.merges", .texts(["a b"])), ("tokenizer.ggml.eos_token_id", .integer(258)),
      ("tokenizer.chat_template", .text("{{ messages }}")),
    ]
    for (key, value) in cases {
      let (answer, error, code) = try talk("talk --prompt hi") { $0.set(key, to: value) }
      #expect(code == 1 && answer.isEmpty)
      #expect(error.contains(".gguf: \(key) is "), "\(error)")
      #expect(error.split(separator: "\n").count == 1)
    }
  }
}
