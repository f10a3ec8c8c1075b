import Experiments
import LanguageModel
import LinearAlgebra
import LowRank
import Training

/// A planned cut whose factors are kept in blocks of few bits.
struct CutInBlocks: Sendable {
  let share: Double
  let type: GGUFType

  static let all = [
    CutInBlocks(share: 0.8, type: .q4_1), CutInBlocks(share: 0.8, type: .q8_0),
    CutInBlocks(share: 0.9, type: .q4_1),
  ]

  var name: String { "planned at \(share), \(type)" }

  /// Factors as they come back from the file.
  private func rounded(
    _ a: LowRankMatrix<Float>
  ) throws -> LowRankMatrix<Float> {
    // A row of the left factor is as long as the rank, which is no whole
    // number of blocks; a column is.
    LowRankMatrix(
      left: try a.left.transposed().rounded(as: type).transposed(),
      right: try a.right.rounded(as: type))
  }

  /// Matrices that the plan leaves whole stay as they are in the file.
  func model(_ laboratory: Laboratory) throws -> Llama<Float> {
    let factors = try laboratory.calibrated(.manual).curved.get()
    let ranks = try laboratory.plannedRanks(share, factors)
    var layers: [String: FactoredLinear<Float>] = [:]
    for (name, rank) in ranks {
      guard let known = factors[name] else { continue }
      layers[name] = FactoredLinear(
        try rounded(known.truncated(toRank: rank)))
    }
    var small = laboratory.model
    small.replaceLayers(named: layers.keys.sorted()) { name, layer in
      layers[name] ?? layer
    }
    return small
  }

  static func experiment() throws -> Experiment {
    Experiment(
      "cuts-in-blocks",
      recipe: try Laboratory.recipe(
        files: ["chapters/13-capstone/CutsInBlocks.swift"]),
      cases: all.map(\.name), measures: Laboratory.measures,
      seeds: [1], rates: .fixed(1), fewestSeeds: 1
    ) { trial in
      let laboratory = try Laboratory.shared.get()
      guard let cut = all.first(where: { $0.name == trial.name }) else {
        return Laboratory.measures.map { _ in .nan }
      }
      return laboratory.outcome(of: try cut.model(laboratory))
    }
  }
}
