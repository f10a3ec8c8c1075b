import Experiments

/// All cuts that are measured.
enum CutContest {
  static let shares = [0.8, 0.9, 0.6]

  static let manual: [CutCase] =
    [.init(cut: .planned, share: 0.8), .init(cut: .whitened, share: 0.8)]
    + [.init(cut: .refitted, share: 0.8), .init(cut: .curved, share: 0.8)]
    + [.init(cut: .followed, share: 0.8), .init(cut: .budgeted, share: 0.8)]
    + [.init(cut: .planned, share: 0.9), .init(cut: .whitened, share: 0.9)]
    + [.init(cut: .planned, share: 0.6), .init(cut: .whitened, share: 0.6)]
    + [.init(cut: .refitted, share: 0.9)]
    + shares.map { .init(cut: .plain, share: $0, text: nil) }
    + shares.map { .init(cut: .ASVD, share: $0) }

  static let others: [CutCase] =
    [.encyclopedia, .news].flatMap {
      text -> [CutCase] in
      [Cut.planned, .whitened].flatMap { cut in
        shares.map { .init(cut: cut, share: $0, text: text) }
      }
    } + [.news, .encyclopedia].map { .init(cut: .ASVD, share: 0.8, text: $0) }

  static let cases = manual + others

  static func experiment() throws -> Experiment {
    Experiment(
      "cuts",
      recipe: try Laboratory.recipe(
        texts: CalibrationText.allCases,
        files: ["chapters/13-capstone/SpotCheck.swift"]),
      cases: ["dense", SpotCheck.name] + cases.map(\.name),
      measures: Laboratory.measures, seeds: [1], rates: .fixed(1),
      fewestSeeds: 1
    ) { trial in
      let laboratory = try Laboratory.shared.get()
      let whole = laboratory.model
      if trial.name == SpotCheck.name {
        let batches = try laboratory.calibrated(.manual).batches
        return laboratory.outcome(of: try SpotCheck.cut(whole, batches))
      }
      guard let known = cases.first(where: { $0.name == trial.name }) else {
        return laboratory.outcome(of: whole)
      }
      return laboratory.outcome(of: try laboratory.model(known))
    }
  }
}
