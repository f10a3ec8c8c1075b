import Foundation
import LanguageModel
import LinearAlgebra
import Literate

/// The language model of chapter 13: a long prompt, token after token, and text into tokens.
///
/// The library works in a process of its own each time, so that the memory of all it takes, from the
/// file to the last token, is measured beside the time.
func languageModelRows() -> [Row] {
  [
    talkRow(
      "Prompt of 512 tokens, model of 135 million numbers", prompt: 512, made: 0,
      errorName: "the largest difference of a logit from double precision", allowedError: 1e-3),
    talkRow(
      "A token behind 64, model of 135 million numbers", prompt: 64, made: 64,
      errorName: "the share of 64 tokens, taken greedily, that double precision takes otherwise",
      allowedError: 0),
    tokenizerRow(),
  ]
}

private let file = FetchedFile("smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
private let absence = file.isHere ? nil : file.absence

private func talkRow(
  _ name: String, prompt: Int, made: Int, errorName: String, allowedError: Double
) -> Row {
  // The matrices of the blocks, and the embedding for the logits of one token.
  let (blocks, embedding) = (106_168_320.0, 28_311_552.0)
  return Row(
    name: name, workload: made == 0 ? "prompt" : "generation", target: 1, errorName: errorName,
    allowedError: allowedError,
    operations: 2 * (made == 0 ? Double(prompt) * blocks + embedding : blocks + embedding),
    isSingle: true, allowedMegabytes: 1200, absence: absence
  ) { folder in
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "model.gguf"), withDestinationURL: file.url.absoluteURL)
    let model = try GGUFFile(file.url.path)
    let text = try Tokenizer(model).encode(utf8: ownText(bytes: 8 * prompt)).prefix(prompt)
    try write(Array(text), to: folder, "prompt")
    try write([made], to: folder, "made")
    // In double precision, told once for all.
    let session = LlamaSession(
      try Llama<Double>(model, context: prompt + made), capacity: prompt + made)
    let turn = take(session, Array(text), made)
    if made == 0 {
      try turn.logits.write(npy: folder.appending(path: "truth.npy").path)
    } else {
      try write(turn.tokens, to: folder, "truth")
    }
    return [Row.library: { try sampleApart(["--talk", folder.path], megabytes: 1200) }]
  }
}

/// Reads a prompt, makes tokens behind it, and says what the longer of the two took.
private func take<Scalar: LinearAlgebraScalar>(
  _ session: LlamaSession<Scalar>, _ prompt: [Int], _ made: Int
) -> (logits: Vector<Scalar>, tokens: [Int], seconds: Double) {
  session.forget(downTo: 0)
  var (logits, seconds) = stopwatch { session.read(prompt) }
  if made == 0 { return (logits, [], seconds) }
  var (tokens, generator): ([Int], SplitMix64) = ([], SplitMix64(seed: 1))
  seconds =
    stopwatch {
      for _ in 0..<made {
        let token = Sampling.greedy.draw(logits, using: &generator)
        tokens.append(token)
        logits = session.read([token])
      }
    }.seconds
  return (logits, tokens, seconds / Double(made))
}

/// Does what a folder asks for twice, the first time to warm up, and prints the sample as JSON.
func printTalkSample(_ path: String) throws {
  let folder = URL(filePath: path)
  let (prompt, made) = (try numbers(folder, "prompt"), try numbers(folder, "made")[0])
  let room = prompt.count + made
  let model = try Llama<Float>(
    GGUFFile(folder.appending(path: "model.gguf").path), context: room)
  let session = LlamaSession(model, capacity: room)
  _ = take(session, prompt, min(made, 8))
  let turn = take(session, prompt, made)
  let error: Double
  if made == 0 {
    let truth = try Vector<Double>(npy: folder.appending(path: "truth.npy").path)
    error = zip(turn.logits, truth).map { abs(Double($0) - $1) }.max() ?? 0
  } else {
    let truth = try numbers(folder, "truth")
    error = Double(zip(turn.tokens, truth).count { $0 != $1 }) / Double(made)
  }
  try print(Sample(seconds: turn.seconds, error: error, megabytes: peakMegabytes))
}

/// One text as one piece: a thread does it, here and there.
private func tokenizerRow() -> Row {
  Row(
    name: "Tokens of 1 MB of text", workload: "tokens", target: 1,
    errorName: "the share of ids that the other does not give", allowedError: 0, operations: 0,
    absence: absence
  ) { folder in
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "model.gguf"), withDestinationURL: file.url.absoluteURL)
    let text = String(decoding: try ownText(bytes: 1_000_000), as: UTF8.self)
    try Data(text.utf8).write(to: folder.appending(path: "text.txt"))
    let tokenizer = try Tokenizer(GGUFFile(file.url.path))
    try write(tokenizer.encode(text), to: folder, "truth")
    return [
      Row.library: {
        _ = tokenizer.encode(text)
        let (ids, seconds) = stopwatch { tokenizer.encode(text) }
        return Sample(seconds: seconds, error: tokenizer.decode(ids) == text ? 0 : 1)
      }
    ]
  }
}

/// So many bytes of the chapters, prose and code, again and again where they are too few.
private func ownText(bytes: Int) throws -> Data {
  let folder = URL(filePath: "chapters")
  let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    .filter { $0.hasSuffix(".md") || $0.hasSuffix(".swift") }
  var text = Data()
  for name in files where text.count < bytes {
    text += try Data(contentsOf: folder.appending(path: name))
  }
  while text.count < bytes && !text.isEmpty { text += text }
  return text.prefix(bytes)
}

private func write(_ numbers: [Int], to folder: URL, _ name: String) throws {
  try Vector(numbers.map { Double($0) }).write(npy: folder.appending(path: "\(name).npy").path)
}

private func numbers(_ folder: URL, _ name: String) throws -> [Int] {
  try Vector<Double>(npy: folder.appending(path: "\(name).npy").path).map { Int($0) }
}
