import Experiments
import Foundation
import LanguageModel
import LinearAlgebra
import Literate
import LowRank
import Training

/// Texts of several kinds, as the inputs that they give to some layers.
struct TextDrift: Sendable {
  static let layers = [
    "blocks.1.attention.query", "blocks.8.feedForward.up",
    "blocks.15.feedForward.up",
  ]
  static let files = [
    "manual": FetchedFile("debian/reference.txt"),
    "questions": FetchedFile("debian/perlfaq.pod"),
    "articles": RealModel.articles,
    "news": FetchedFile("lee/lee_background.cor"),
  ]
  static let kinds = ["questions", "articles", "news"]
  /// The tokens of a window, and the windows of a kind, far apart.
  static let (length, pool) = (128, 60)
  /// The windows that a cut is made for, and those that set the limit.
  static let (calibrating, usual) = (24, 16)
  /// The windows that arrive.
  static let stream = 24

  let model: Llama<Float>
  let layers: [String]
  let weights: [Matrix<Double>]
  let tokenizer: Tokenizer

  /// Takes as many blocks of the model as the first layers need.
  init(layers count: Int = layers.count) throws {
    let real = try RealModel.shared.get()
    let names = Array(Self.layers.prefix(count))
    let last = Int(names[count - 1].split(separator: ".")[1]) ?? 0
    var model = real.cut(afterBlocks: last + 1)
    let known = Dictionary(uniqueKeysWithValues: model.namedLayers)
    weights = names.compactMap { name in
      known[name].map { Matrix<Double>($0.dense().weight.value) }
    }
    model.replaceLayers(named: names) { ObservedLinear($1) }
    (self.model, layers, tokenizer) = (model, names, real.tokenizer)
  }

  /// Some windows of a text, at equal distances from its beginning to its end.
  func windows(of kind: String, _ numbers: [Int]) throws -> [[Int]] {
    guard let file = Self.files[kind] else { return [] }
    let text =
      try kind == "articles"
      ? Encyclopedia(file.url.path).text
      : String(contentsOf: file.url, encoding: .utf8)
    let letters = Array(text.utf8)
    return numbers.map { number in
      let start = number * (letters.count / Self.pool)
      let piece = letters[start..<min(start + 2000, letters.count)]
      return Array(
        tokenizer.encode(utf8: piece).dropFirst().prefix(Self.length))
    }
  }

  /// What goes into each of the layers while a window is read.
  func inputs(of window: [Int]) -> [Matrix<Double>] {
    var model = model
    _ = model.hidden(window, length: window.count)
    var found: [String: Matrix<Float>] = [:]
    model.withLinearLayers { name, layer in
      found[name] = (layer as? ObservedLinear<Float>)?.input
    }
    return layers.compactMap { found[$0].map { Matrix<Double>($0) } }
  }

  // snippet.monitor
  /// What a cut to half of the numbers, made for some inputs, leaves out of
  /// each weight.
  func losses(
    calibration: [[Matrix<Double>]], layers count: Int = layers.count
  ) throws -> [Matrix<Double>] {
    try weights.prefix(count).enumerated().map { layer, w in
      var seen = InputStatistics(size: w.columns)
      for inputs in calibration { try seen.add(inputs[layer]) }
      let rank = w.rows * w.columns / (w.rows + w.columns) / 2
      let cut = try OutputSVD(w, statistics: seen).truncated(toRank: rank)
      return w - Matrix(cut)
    }
  }

  /// The relative error of the outputs in a window, a mean over the layers.
  func error(_ inputs: [Matrix<Double>], _ losses: [Matrix<Double>]) -> Double {
    let errors = weights.indices.map { layer in
      (losses[layer] * inputs[layer]).frobeniusNorm
        / (weights[layer] * inputs[layer]).frobeniusNorm
    }
    return errors.reduce(0, +) / Double(errors.count)
  }
  // snippet.end

  /// The windows that a build reads again, and the error of the first layer
  /// in the last of them when it is cut for the others.
  static let again = 7
  func firstError(_ windows: [[Matrix<Double>]]) throws -> Double {
    let read = windows.prefix(Self.again)
    let loss = try losses(
      calibration: Array(read.dropLast()), layers: 1)[0]
    let x = windows[Self.again - 1][0]
    return (loss * x).frobeniusNorm / (weights[0] * x).frobeniusNorm
  }

  /// The numbers of all windows in an order that is drawn.
  static func order(using random: inout SplitMix64) -> [Int] {
    (0..<pool).map { ($0, random.uniform()) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
