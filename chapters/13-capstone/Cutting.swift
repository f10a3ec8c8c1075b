// The model's own names are the keys, so that each is there.
// swift-format-ignore-file: NeverForceUnwrap

import LanguageModel
import LinearAlgebra
import LowRank
import Training

/// A way to cut all 210 matrices of the model.
enum Cut: String, Sendable {
  case plain, ASVD, whitened
  /// Whitened, with ranks under one budget of relative errors.
  case budgeted = "whitened, budget of errors"
  /// Whitened, with the ranks that the plan has.
  case followed = "whitened, planned ranks"
  /// Curved by gradients too, with the same share of each matrix.
  case curved = "curved, even ranks"
  /// Curved by gradients too, with ranks under one budget.
  case planned
  /// Planned, calibrated in sequence, left factors refitted.
  case refitted
}

/// A cut of some share, calibrated on some text.
struct CutCase: Sendable {
  let cut: Cut
  let share: Double
  /// None for a plain cut.
  var text: CalibrationText? = .manual

  var name: String {
    "\(cut.rawValue) at \(share)" + (text.map { ", \($0)" } ?? "")
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
  func plannedRanks(
    _ share: Double, _ factors: Decomposed
  ) throws -> [String: Int] {
    // snippet.plan
    let curves = try model.namedLayers.map { name, _ in
      try RankCurve(name, spectrum: factors[name]!)
    }
    return try RankPlan(
      curves, budget: Int(share * Double(model.matrixNumbers))
    ).ranks
    // snippet.end
  }

  /// Ranks under one budget, by the sum of the relative errors of outputs.
  private func ranks(
    ofErrors share: Double, _ factors: Decomposed
  ) throws -> [String: Int] {
    let curves = try model.namedLayers.map { name, _ in
      let spectrum = factors[name]!
      let energy = spectrum.singularValues.reduce(0) {
        $0 + Double($1) * Double($1)
      }
      return try RankCurve(name, spectrum: spectrum, factor: 1 / energy)
    }
    return try RankPlan(
      curves, budget: Int(share * Double(model.matrixNumbers))
    ).ranks
  }

  /// The model, cut.
  func model(_ known: CutCase) throws -> Llama<Float> {
    var small = model
    let share = known.share
    guard let text = known.text else {
      try small.cut(Calibrated.plain.get(), to: evenRanks(share))
      return small
    }
    let of = try calibrated(text)
    switch known.cut {
    case .plain:
      try small.cut(Calibrated.plain.get(), to: evenRanks(share))
    case .ASVD:
      try small.cut(of.scaled.get(), to: evenRanks(share))
    case .whitened:
      try small.cut(of.whitened.get(), to: evenRanks(share))
    case .budgeted:
      let factors = try of.whitened.get()
      try small.cut(factors, to: ranks(ofErrors: share, factors))
    case .followed:
      let ranks = try plannedRanks(share, of.curved.get())
      try small.cut(of.whitened.get(), to: ranks)
    case .curved:
      try small.cut(of.curved.get(), to: evenRanks(share))
    case .planned:
      let factors = try of.curved.get()
      try small.cut(factors, to: plannedRanks(share, factors))
    case .refitted:
      let factors = try of.curved.get()
      try small.cutInSequence(
        to: plannedRanks(share, factors), calibration: of.batches
      ) { name, _, _ in factors[name]! }
    }
    return small
  }
}
