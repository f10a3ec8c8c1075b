import Experiments
import LanguageModel
import Literate

/// The ranks that the plan gives to the matrices of the blocks.
enum Plans {
  static let shares = [0.9, 0.8, 0.6]

  /// A run for each matrix; one that stays whole has its smaller side.
  static func experiment() throws -> Experiment {
    Experiment(
      "plans", recipe: try Laboratory.recipe(),
      cases: (0..<smolShape.blocks).flatMap { block in
        Spectra.kinds.map { "blocks.\(block).\($0)" }
      },
      measures: shares.map { "at \($0)" }, seeds: [1], rates: .fixed(1),
      fewestSeeds: 1
    ) { trial in
      let whole = shape(ofKind: trial.name)
      let side = Double(min(whole.rows, whole.columns))
      return try ranks.get().map { $0[trial.name].map { Double($0) } ?? side }
    }
  }

  private static let ranks = Once {
    let laboratory = try Laboratory.shared.get()
    let factors = try laboratory.calibrated(.manual).curved.get()
    return try shares.map { try laboratory.plannedRanks($0, factors) }
  }

  /// The rank of a matrix of some shape by the plan; nil for a whole one.
  static func rank(
    _ name: String, _ share: Double, smallerSide: Int, in plans: Results
  ) -> Int? {
    guard let place = shares.firstIndex(of: share),
      let row = plans[Trial(name, rate: 1, seed: 1)]
    else { return nil }
    let rank = Int(row.values[place])
    return rank == smallerSide ? nil : rank
  }
}

/// Which matrices the plan spares.
func plans(_ page: Page) throws {
  let plans = try CapstoneChapter.evidence(for: Plans.experiment()).results
  var table = Table("matrix", "whole", "kept of its numbers")
  var (whole, all) = (0, 0)
  for kind in Spectra.kinds {
    var (spared, kept, numbers) = (0, 0, 0)
    for block in 0..<smolShape.blocks {
      let (rows, columns) = shape(ofKind: kind)
      let rank = Plans.rank(
        "blocks.\(block).\(kind)", 0.8, smallerSide: min(rows, columns),
        in: plans)
      if rank == nil { spared += 1 }
      kept += rank.map { $0 * (rows + columns) } ?? rows * columns
      numbers += rows * columns
      all += 1
    }
    whole += spared
    table.row(
      String(kind.split(separator: ".").last ?? ""), "\(spared)",
      percent(Double(kept) / Double(numbers), decimals: 0))
  }
  page.print(table)
  page.record("plan-whole", whole)
  try page.claim("The plan speaks of all 210 matrices.", all == 210)
}

/// The shape of a matrix of the blocks.
func shape(ofKind kind: String) -> (rows: Int, columns: Int) {
  let shape = smolShape
  switch kind.split(separator: ".").last {
  case "query": return (shape.queryRows, shape.features)
  case "key", "value": return (shape.keyRows, shape.features)
  case "output": return (shape.features, shape.queryRows)
  case "down": return (shape.features, shape.hidden)
  default: return (shape.hidden, shape.features)
  }
}
