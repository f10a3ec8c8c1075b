import Experiments
import Foundation
import LanguageModel
import LinearAlgebra
import Literate
import LowRank
import Training

/// How fast the whole model and cut ones read and write.
enum Speeds {
  /// A model as far as its speed goes.
  struct Candidate {
    let cut: Cut?
    let share: Double

    var name: String { cut.map { "\($0.rawValue) at \(share)" } ?? "dense" }
  }

  static let candidates =
    [Candidate(cut: nil, share: 1)]
    + [Cut.whitened, .planned].flatMap { cut in
      [0.9, 0.8, 0.6].map { Candidate(cut: cut, share: $0) }
    }
  static let prompt = 512
  static let answer = 64
  static let repeats = Array(UInt64(1)...3)

  private static let models = Result {
    let plans = try CapstoneChapter.evidence(for: Plans.experiment()).results
    let file = try GGUFFile(Laboratory.modelFile.url.path)
    let whole = try Llama<Float>(file, context: prompt + answer)
    return try candidates.map { try model($0, whole, plans) }
  }

  /// The model with factors of the right ranks, whose numbers do not matter.
  private static func model(
    _ candidate: Candidate, _ whole: Llama<Float>, _ plans: Results
  ) throws -> Llama<Float> {
    guard let cut = candidate.cut else { return whole }
    var small = whole
    try small.replaceLayers(named: whole.namedLayers.map(\.name)) {
      name, layer in
      let (rows, columns) = (layer.outputs, layer.inputs)
      let rank =
        cut == .planned
        ? Plans.rank(
          name, candidate.share, smallerSide: min(rows, columns), in: plans)
        : try LowRankMatrix<Float>.rank(
          forShare: candidate.share, rows: rows, columns: columns)
      guard let rank else { return layer }
      return FactoredLinear(
        LowRankMatrix(
          left: constant(rows, rank), right: constant(rank, columns)))
    }
    return small
  }

  private static func constant(_ rows: Int, _ columns: Int) -> Matrix<Float> {
    let numbers = Array(repeating: Float(0.01), count: rows * columns)
    return Matrix(rows: rows, columns: columns, columnMajor: numbers)
  }

  /// Tokens per second, of the prompt and of the answer.
  private static func speeds(_ model: Llama<Float>) -> [Double] {
    let session = LlamaSession(model, capacity: prompt + answer)
    let text = (0..<prompt).map { 1000 + 7 * $0 }
    let start = seconds
    _ = session.read(text)
    let middle = seconds
    for token in text.prefix(answer) { _ = session.read([token]) }
    return [
      Double(prompt) / (middle - start), Double(answer) / (seconds - middle),
    ]
  }

  /// What the thread has had of its processor: what others do counts little.
  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Repeats that go through all models in turn.
  static func experiment() throws -> Experiment {
    Experiment(
      "speeds",
      recipe: try Recipe(
        settings: [
          .init("prompt", "\(prompt)"), .init("answer", "\(answer)"),
          .init("threads", "1, by its processor time"),
          .init("numbers", "32 bits"),
        ], files: ["chapters/13-capstone/Speeds.swift"]),
      cases: ["all"],
      measures: candidates.flatMap {
        ["\($0.name): prompt", "\($0.name): answer"]
      },
      seeds: repeats, rates: .fixed(1), fewestSeeds: repeats.count
    ) { trial in
      let models = try models.get()
      // The first reading of a process pays for its pages.
      if trial.seed == repeats[0] { _ = speeds(models[0]) }
      return models.flatMap(speeds)
    }
  }
}
