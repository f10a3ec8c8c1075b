import Experiments
import Foundation
import LanguageModel
import LinearAlgebra
import Literate
import Synchronization

/// The real model, and the texts that it is calibrated and measured on.
struct Laboratory: Sendable {
  let model: Llama<Float>
  let tokenizer: Tokenizer
  let test: [Int]
  private static let calibrated = Mutex<[Calibrated]>([])

  static let modelFile = FetchedFile(
    "smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
  static let testFile = FetchedFile("debian/perlfaq.pod")
  static let testHash = "75baafa7ce026b42"
  /// The tokens of a window.
  static let window = 512
  /// The windows of the test text.
  static let testWindows = 24
  /// The first of them, which were once all that was measured on.
  static let firstWindows = 6

  /// Opens the files once for all runs of a process.
  static let shared = Result { try Laboratory() }

  private init() throws {
    let file = try GGUFFile(Self.modelFile.url.path)
    tokenizer = try Tokenizer(file)
    test = tokenizer.encode(try Self.testText())
    model = try Llama<Float>(file, context: Self.window)
  }

  static func testText() throws -> String {
    let text = try String(contentsOf: testFile.url, encoding: .utf8)
    try require(text, testHash)
    return text
  }

  static func require(_ text: String, _ beginning: String) throws {
    let hash = SHA256.hash(of: text)
    if !hash.hasPrefix(beginning) {
      throw OtherText(wanted: beginning, found: String(hash.prefix(16)))
    }
  }

  struct OtherText: Error, CustomStringConvertible {
    let (wanted, found): (String, String)

    var description: String {
      "A text is of another release than the one that the tables are about: "
        + "its hash begins with \(found), not with \(wanted)."
    }
  }

  /// What was computed of a calibration text.
  ///
  /// Memory has room for two of them.
  func calibrated(_ text: CalibrationText) throws -> Calibrated {
    try Self.calibrated.withLock { known in
      if let found = known.first(where: { $0.text == text }) { return found }
      let new = try Calibrated(text, of: self)
      known = known.suffix(1) + [new]
      return new
    }
  }

  static func recipe(
    texts: [CalibrationText] = [.manual], _ settings: [Recipe.Setting] = [],
    files: [String] = []
  ) throws -> Recipe {
    try Recipe(
      settings: [
        .init("model", "SmolLM2-135M-Instruct, Q4_1, written out in single")
      ] + texts.map { .init($0.rawValue, $0.setting) } + [
        .init("test", "\(testWindows) windows of 512, \(testHash)")
      ] + settings,
      files: [
        "chapters/13-capstone/CalibrationText.swift",
        "chapters/13-capstone/Calibrated.swift",
        "chapters/13-capstone/Laboratory.swift",
        "chapters/13-capstone/Cutting.swift",
        "Sources/LanguageModel/Compression", "Sources/LowRank/Compression",
      ] + files)
  }

  /// The perplexity on the first windows of the test text.
  func firstPerplexity(of model: Llama<Float>) -> Double {
    perplexity(of: model, 0..<Self.firstWindows).value
  }

  /// The perplexities on all windows of the test text and on the first.
  func perplexities(of model: Llama<Float>) -> [Double] {
    let first = perplexity(of: model, 0..<Self.firstWindows)
    let rest = perplexity(of: model, Self.firstWindows..<Self.testWindows)
    let all = Perplexity(
      logLikelihood: first.logLikelihood + rest.logLikelihood,
      count: first.count + rest.count)
    return [all.value, first.value]
  }

  private func perplexity(
    of model: Llama<Float>, _ windows: Range<Int>
  ) -> Perplexity {
    let length = Self.window
    let text = test.prefix(windows.upperBound * length)
      .dropFirst(windows.lowerBound * length)
    return LlamaSession(model, capacity: length)
      .perplexity(of: Array(text), window: length)
  }

  static let measures =
    ["perplexity", "of \(firstWindows) windows"]
    + ["of \(SpotCheck.tokens) tokens", "numbers"]

  /// What is measured of a model.
  func outcome(of model: Llama<Float>) -> [Double] {
    perplexities(of: model)
      + [SpotCheck.perplexity(of: model, test), Double(model.matrixNumbers)]
  }
}
