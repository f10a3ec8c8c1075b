import Experiments
import Foundation
import LanguageModel
import LinearAlgebra
import Literate
import LowRank
import Synchronization
import Training

/// Does two things at once, each on a thread of its own.
private func both<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let one = Mutex<First?>(nil)
  let two = Mutex<Second?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { number in
    if number == 0 {
      let value = first()
      one.withLock { $0 = value }
    } else {
      let value = second()
      two.withLock { $0 = value }
    }
  }
  // swift-format-ignore: NeverForceUnwrap
  return (one.withLock { $0! }, two.withLock { $0! })
}

/// The real model, and the texts that it is calibrated and measured on.
struct Laboratory: Sendable {
  let model: Llama<Float>
  /// What is known of the inputs of each layer on the calibration text.
  let inputs: [String: InputStatistics]
  /// The second moments of the gradients at the outputs of each layer.
  let curvatures: [String: Matrix<Double>]
  let calibration: TokenText
  let test: [Int]

  static let modelFile = FetchedFile(
    "smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
  static let calibrationFile = FetchedFile("debian/reference.txt")
  static let testFile = FetchedFile("debian/perlfaq.pod")
  /// The beginnings of the hashes of the texts that the tables are about.
  static let hashes = ["fc8dce7f9d076f78", "75baafa7ce026b42"]
  /// The tokens of a window.
  static let window = 512
  /// The windows of the calibration text.
  static let windows = 16
  /// The first of them, whose gradients are looked at.
  static let gradientWindows = 4
  /// The windows of the test text.
  static let testWindows = 6

  /// Opens the files once for all runs of a process.
  static let shared = Result { try Laboratory() }

  private init() throws {
    let file = try GGUFFile(Self.modelFile.url.path)
    let tokenizer = try Tokenizer(file)
    let texts = try zip(
      [Self.calibrationFile, Self.testFile], Self.hashes
    ).map { text, hash in
      let text = try String(contentsOf: text.url, encoding: .utf8)
      guard SHA256.hash(of: text).hasPrefix(hash) else { throw OtherText() }
      return tokenizer.encode(text)
    }
    let model = try Llama<Float>(file, context: Self.window)
    let calibration = TokenText(texts[0])
    let batches = calibration.windows(Self.windows, length: Self.window)
    self.model = model
    (self.calibration, test) = (calibration, texts[1])
    let names = model.namedLayers.map(\.name)
    let first = batches.prefix(Self.gradientWindows)
    let found = both(
      { Result { try model.inputStatisticsByBlock(over: batches) } },
      { model.outputCurvatures(of: names, over: first) })
    (inputs, curvatures) = (try found.0.get(), found.1)
  }

  struct OtherText: Error, CustomStringConvertible {
    let description = """
      The texts are of another release than those that the tables are about: \
      their hashes differ.
      """
  }

  static func recipe(_ settings: [Recipe.Setting] = []) throws -> Recipe {
    try Recipe(
      settings: [
        .init("model", "SmolLM2-135M-Instruct, Q4_1, written out in single"),
        .init("calibration", "\(windows) windows of 512, \(hashes[0])"),
        .init("test", "\(testWindows) windows of 512, \(hashes[1])"),
      ] + settings,
      files: [
        "chapters/13-capstone/Laboratory.swift",
        "chapters/13-capstone/Cutting.swift",
        "Sources/LanguageModel/Compression", "Sources/LowRank/Compression",
      ])
  }

  /// The perplexity on the test text, and the numbers of all the matrices.
  func outcome(of model: Llama<Float>) -> [Double] {
    let session = LlamaSession(model, capacity: Self.window)
    let measured = session.perplexity(
      of: test, window: Self.window, windows: Self.testWindows)
    return [measured.value, Double(model.matrixNumbers)]
  }
}
