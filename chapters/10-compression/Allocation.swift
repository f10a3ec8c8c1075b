import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

/// A way to give ranks to all layers under one budget.
enum Allocation: String, CaseIterable, Sendable {
  case even = "the same share"
  case energy = "lost output energy"
  case relative = "lost share of the energy"
  case measured = "measured loss"

  static let ladder = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, 31, 40, 50]

  // snippet.curves
  /// What each layer loses at each rank, by this way of counting.
  func curves(
    _ study: Study, _ seen: [String: InputStatistics]
  ) throws -> [RankCurve] {
    let judged = study.lines(64, part: 3)
    return try study.layers.compactMap { name in
      guard let inputs = seen[name] else { return nil }
      let weight = study.linear(name).weight.value
      let outputs = try OutputSVD(weight, statistics: inputs, isCentered: true)
      switch self {
      case .even, .energy: return try RankCurve(name, spectrum: outputs)
      case .relative:
        return try RankCurve(
          name, spectrum: outputs, factor: 1 / Double(outputs.energy))
      case .measured:
        let most = LowRankMatrix<Float>.breakEvenRank(
          rows: weight.rows, columns: weight.columns)
        return try study.base.sensitivity(
          of: name, ranks: Self.ladder.filter { $0 <= most }, inputs: inputs,
          on: judged, by: .forOutputs)
      }
    }
  }

  func ranks(_ study: Study, share: Double) throws -> [String: Int] {
    let even = try study.ranks(share: share)
    if self == .even { return even }
    let seen = try study.base.inputStatistics(
      of: study.layers, over: study.calibration)
    let plan = try RankPlan(
      curves(study, seen), budget: study.numbers(even))
    return plan.ranks
  }
  // snippet.end
}

extension Laboratory {
  /// Four ways to give ranks, at two budgets; all layers are then cut in
  /// stages and refitted.
  static func allocation(_ base: Transformer<Float>) throws -> Experiment {
    let recipe = try recipe(["Methods", "Allocation"], [])
    let cases = [0.6, 0.45].flatMap { share in
      Allocation.allCases.map { "\($0.rawValue) at \(share)" }
    }
    return Experiment(
      "allocation", recipe: recipe, cases: cases, measures: measures,
      seeds: seeds, rates: .fixed(1)
    ) { trial in
      let study = Study(base, seed: trial.seed)
      let words = trial.name.split(separator: " at ")
      guard words.count == 2, let share = Double(words[1]),
        let way = Allocation(rawValue: String(words[0]))
      else { throw Refuted(description: "There is no case \(trial.name).") }
      let ranks = try way.ranks(study, share: share)
      return outcome(of: try Method.refitted.cut(study, to: ranks), study)
    }
  }
}
