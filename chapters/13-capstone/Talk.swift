import ArgumentParser
import Foundation
import LanguageModel
import LinearAlgebra
import Literate

/// What is said to the model, and how it answers.
struct Talk: ParsableArguments {
  @Option(help: "Say this to the language model, and stop at its answer's end.")
  var prompt: String?

  @Flag(help: "With --prompt, always take the likeliest token.")
  var greedy = false

  @Option(help: "With --prompt, what logits are divided by (default: 0.2).")
  var temperature: Double?

  @Option(help: "With --prompt, the most tokens of an answer (default: 256).")
  var tokens: Int?

  @Option(help: "With --prompt, another model of the architecture llama, GGUF.")
  var model: String?

  /// How much of the probability the drawn token comes from, at the top.
  private static let share = 0.9
  private static let file = FetchedFile(
    "smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")

  func validate() throws {
    if let prompt, !prompt.contains(where: { !$0.isWhitespace }) {
      throw ValidationError(
        "The prompt is empty: say something, as in --prompt 'What is rank?'.")
    }
    if prompt != nil, let number = Self.firstBrokenArgument {
      throw ValidationError(
        "Argument \(number) is not text in UTF-8: type it in a terminal that "
          + "writes UTF-8, or convert it, as with `iconv -t utf-8`.")
    }
    let isAlone = prompt == nil
    if isAlone, greedy || temperature != nil || tokens != nil || model != nil {
      throw ValidationError(
        "--greedy, --temperature, --tokens and --model go with --prompt: add "
          + "one.")
    }
    if model?.isEmpty == true {
      throw ValidationError(
        "The path of the model is empty: name a GGUF file, or leave --model "
          + "out.")
    }
    if greedy && temperature != nil {
      throw ValidationError(
        "--greedy draws nothing, so --temperature says nothing: leave one out.")
    }
    if let temperature, !(temperature >= 0 && temperature <= 100) {
      throw ValidationError(
        "The temperature is \(temperature): choose one from 0 to 100.")
    }
    if let tokens, tokens < 1 {
      throw ValidationError("An answer has at least one token, not \(tokens).")
    }
  }

  /// Which argument Swift had to mend to read it; nil if all
  /// are text.
  private static var firstBrokenArgument: Int? {
    (1..<max(1, Int(CommandLine.argc))).first { number in
      CommandLine.unsafeArgv[number].map { String(validatingCString: $0) }
        == .some(nil)
    }
  }

  /// Reads the model, says the prompt, and writes the answer as it comes.
  func answer(_ prompt: String, seed: UInt64) throws {
    guard let path = model ?? (Self.file.isHere ? Self.file.url.path : nil)
    else { throw Silence(sentence: Self.file.absence) }
    let file = try GGUFFile(path)
    let tokenizer = try Tokenizer(file)
    let shape = try LlamaShape(file)
    let template = try ChatTemplate(file, tokenizer)
    let asked = template.encode([.init(.user, prompt)], with: tokenizer)
    if asked.count >= shape.context {
      throw Silence(
        sentence: "The prompt has \(asked.count) tokens with its frame, and "
          + "the model sees \(shape.context) at once, its answer among them: "
          + "shorten it.")
    }
    let wanted = asked.count + min(tokens ?? 256, shape.context)
    let room = min(shape.context, wanted)
    let llama = try Llama<Float>(file, context: room)
    let session = LlamaSession(llama, capacity: room)
    var (stream, generator) = (TokenStream(tokenizer), SplitMix64(seed: seed))
    session.generate(
      after: asked, count: room - asked.count, end: tokenizer.end,
      sampling: sampling, using: &generator
    ) { token in
      say(stream.append(token))
    }
    if !say(stream.finish() + "\n") {
      let reason = String(cString: strerror(errno))
      throw Silence(sentence: "The answer cannot be written: \(reason).")
    }
  }

  private var sampling: Sampling {
    if greedy { return .greedy }
    return Sampling(temperature: temperature ?? 0.2, topP: Self.share)
  }

  /// Whether a text could be written; once it could not, nothing can.
  private func say(_ text: String) -> Bool {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0 { return false }
      left = left.dropFirst(count)
    }
    return true
  }
}

/// Why there is no answer.
private struct Silence: Error, CustomStringConvertible {
  let sentence: String
  var description: String { sentence }
}
