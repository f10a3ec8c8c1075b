import Experiments
import LinearAlgebra
import Literate

/// A stream of windows that goes over from the manual to another kind, ten
/// times with other windows for each kind.
enum TextDriftRuns {
  static let seeds = Array(UInt64(1)...10)

  /// How likely a window of the stream is one of the new kind.
  static func chance(_ window: Int) -> Double {
    min(1, max(0, Double(window - 7) / 9))
  }

  /// Divided by the mean of the usual windows: mean errors where all windows
  /// are new and where none is, before and after calibrating anew, and the
  /// limits; what a build computes again; which shares of the windows of each
  /// kind are above the limit, one by one and as means of four; the windows of
  /// both alarms; and all errors.
  static let measures =
    [
      "new", "usual", "new, renewed", "usual, renewed", "limit", "limit of 4",
      "first", "false", "found", "false of 4", "found of 4", "alarm",
      "alarm of 4",
    ] + (0..<TextDrift.stream).map { "before \($0)" }
    + (0..<TextDrift.stream).map { "after \($0)" }

  /// All windows of the four kinds, read once for all runs of a process.
  private static let shared = Result {
    let drift = try TextDrift()
    let all = Array(0..<TextDrift.pool)
    let inputs = try TextDrift.files.keys.map { kind in
      (kind, try drift.windows(of: kind, all).map(drift.inputs))
    }
    return (drift, Dictionary(uniqueKeysWithValues: inputs))
  }

  static func experiment() throws -> Experiment {
    Experiment(
      "drift",
      recipe: try Recipe(
        settings: [
          .init("model", "SmolLM2-135M-Instruct, Q4_1, written out in single"),
          .init(
            "texts",
            "\(TextDrift.pool) windows of \(TextDrift.length) tokens a kind"),
        ],
        files: [
          "chapters/13-capstone/TextDrift.swift",
          "chapters/13-capstone/TextDriftRuns.swift",
        ]),
      cases: TextDrift.kinds, measures: measures, seeds: seeds,
      rates: .fixed(1)
    ) { trial in
      let (drift, inputs) = try shared.get()
      guard let manual = inputs["manual"], let other = inputs[trial.name]
      else { return [] }
      return try values(drift, manual, other, seed: trial.seed)
    }
  }

  private static func values(
    _ drift: TextDrift, _ manual: [[Matrix<Double>]],
    _ other: [[Matrix<Double>]], seed: UInt64
  ) throws -> [Double] {
    var random = SplitMix64(seed: seed)
    let old = TextDrift.order(using: &random).map { manual[$0] }
    let new = TextDrift.order(using: &random).map { other[$0] }
    let cut = try drift.losses(
      calibration: Array(old.prefix(TextDrift.calibrating)))
    let renewed = try drift.losses(
      calibration: Array(new.prefix(TextDrift.calibrating)))
    let rest = old.dropFirst(TextDrift.calibrating)
    let usual = rest.prefix(TextDrift.usual).map { drift.error($0, cut) }
    let limits = Limits(usual)
    var left = Array(rest.dropFirst(TextDrift.usual))
    var right = Array(new.dropFirst(TextDrift.calibrating))
    let isNew = (0..<TextDrift.stream).map { random.uniform() < chance($0) }
    let windows = isNew.map { $0 ? right.removeLast() : left.removeLast() }
    let before = windows.map { drift.error($0, cut) / limits.mean }
    let after = windows.map { drift.error($0, renewed) / limits.mean }
    let fours = before.indices.dropFirst(3).map { mean(before[($0 - 3)...$0]) }
    let (one, four) = (limits.one / limits.mean, limits.four / limits.mean)
    func share(above kind: Bool) -> Double {
      let chosen = zip(isNew, before).filter { $0.0 == kind }
      return Double(chosen.count { $0.1 > one }) / Double(chosen.count)
    }
    func share(_ range: Range<Int>) -> Double {
      Double(fours[range].count { $0 > four }) / Double(range.count)
    }
    let values: [Double] = [
      mean(before[16...]), mean(before[..<8]), mean(after[16...]),
      mean(after[..<8]), one, four, try drift.firstError(old),
      share(above: false), share(above: true), share(0..<5), share(16..<21),
      Double(before.firstIndex { $0 > one } ?? TextDrift.stream),
      Double(fours.firstIndex { $0 > four }.map { $0 + 3 } ?? TextDrift.stream),
    ]
    return values + before + after
  }

  static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}

/// What windows may reach, by those that belong to the calibration.
private struct Limits {
  let mean: Double
  /// The largest of them, for one window.
  let one: Double
  /// Three standard errors above their mean, for the mean of four.
  let four: Double

  // snippet.limits
  init(_ usual: [Double]) {
    let mean = usual.reduce(0, +) / Double(usual.count)
    let squares = usual.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / Double(usual.count - 1)
    self.mean = mean
    one = usual.max() ?? 0
    four = mean + 3 * (variance / 4).squareRoot()
  }
  // snippet.end
}
