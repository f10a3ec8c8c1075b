// The model's own names are the keys, so that each is there.
// swift-format-ignore-file: NeverForceUnwrap

import Experiments
import LanguageModel
import LinearAlgebra
import LowRank
import Training

/// A way to cut all 210 matrices of the model.
enum Cut: String, CaseIterable, Sendable {
  case plain, ASVD, whitened
  /// Curved by gradients too, with ranks under one budget.
  case planned
  /// Planned, calibrated in sequence, left factors refitted.
  case refitted

  /// The cases that are measured.
  static let cases: [(cut: Cut, share: Double)] =
    [(.whitened, 0.8), (.planned, 0.8), (.refitted, 0.8), (.plain, 0.8)]
    + [(.ASVD, 0.8), (.whitened, 0.9), (.whitened, 0.6), (.refitted, 0.9)]

  static func name(_ cut: Cut, _ share: Double) -> String {
    "\(cut.rawValue) at \(share)"
  }
}

/// The decompositions of all matrices, each made once in a process.
enum Decomposed {
  static let plain = Result {
    try all { _, weight in try NestedFactors(plain: weight) }
  }
  static let scaled = Result {
    let inputs = try Laboratory.shared.get().inputs
    return try all { name, weight in
      try NestedFactors(
        activationScaled: weight,
        magnitudes: inputs[name]!.meanMagnitudes)
    }
  }
  static let whitened = Result {
    let inputs = try Laboratory.shared.get().inputs
    return try all { name, weight in
      try NestedFactors(whitened: weight, gram: inputs[name]!.gram)
    }
  }
  static let curved = Result {
    let laboratory = try Laboratory.shared.get()
    return try all { name, weight in
      try NestedFactors(
        curved: weight, gram: laboratory.inputs[name]!.gram,
        curvature: laboratory.curvatures[name]!)
    }
  }

  private static func all(
    _ rule: (String, Matrix<Float>) throws -> NestedFactors<Float>
  ) throws -> [String: NestedFactors<Float>] {
    let layers = try Laboratory.shared.get().model.namedLayers
    return Dictionary(
      uniqueKeysWithValues: try layers.map { name, layer in
        (name, try rule(name, layer.dense().weight.value))
      })
  }
}

extension Laboratory {
  /// The same share of every matrix.
  func evenRanks(_ share: Double) throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try model.namedLayers.map { name, layer in
        (
          name,
          try LowRankMatrix<Float>.rank(
            forShare: share, rows: layer.outputs, columns: layer.inputs)
        )
      })
  }

  /// Ranks under one budget, by what the loss is expected to grow.
  func plannedRanks(_ share: Double) throws -> [String: Int] {
    let factors = try Decomposed.curved.get()
    // snippet.plan
    let curves = try model.namedLayers.map { name, _ in
      try RankCurve(name, spectrum: factors[name]!)
    }
    return try RankPlan(
      curves, budget: Int(share * Double(model.matrixNumbers))
    ).ranks
    // snippet.end
  }

  /// The model, cut.
  func model(_ cut: Cut, _ share: Double) throws -> Llama<Float> {
    var small = model
    switch cut {
    case .plain:
      try small.cut(try Decomposed.plain.get(), to: evenRanks(share))
    case .ASVD:
      try small.cut(try Decomposed.scaled.get(), to: evenRanks(share))
    case .whitened:
      try small.cut(try Decomposed.whitened.get(), to: evenRanks(share))
    case .planned:
      try small.cut(try Decomposed.curved.get(), to: plannedRanks(share))
    case .refitted:
      let factors = try Decomposed.curved.get()
      try small.cutInSequence(
        to: plannedRanks(share),
        calibration: calibration.windows(Self.windows, length: Self.window)
      ) { name, _, _ in factors[name]! }
    }
    return small
  }

  /// Ways to cut the model, without anything learned.
  static func contest() throws -> Experiment {
    Experiment(
      "cuts", recipe: try recipe(),
      cases: ["dense"] + Cut.cases.map { Cut.name($0.cut, $0.share) },
      measures: ["perplexity", "numbers"], seeds: [1], rates: .fixed(1),
      fewestSeeds: 1
    ) { trial in
      let laboratory = try shared.get()
      guard
        let known = Cut.cases.first(where: {
          Cut.name($0.cut, $0.share) == trial.name
        })
      else { return laboratory.outcome(of: laboratory.model) }
      return laboratory.outcome(
        of: try laboratory.model(known.cut, known.share))
    }
  }
}
