import Experiments
import LinearAlgebra
import Literate
import Training

/// What the experiments of this chapter share.
enum Laboratory {
  static let seeds = Array(UInt64(1)...10)
  static let search = RateSearch(from: 1.0 / 64, seeds: [101, 102, 103])

  /// The recipe of an experiment that files of this chapter define.
  static func recipe(
    _ files: [String], _ settings: [Recipe.Setting], also others: [String] = []
  ) throws -> Recipe {
    let chapter = files.map { "chapters/12-spectral-optimization/\($0).swift" }
    let shared = [
      "Layers", "Losses", "Muon/Muon.swift", "Muon/SpectralDecay.swift",
      "Optimization", "Tasks", "Transformer",
    ]
    // How the products of a matrix sign are made belongs to no recipe.
    let spectral = ["LeadingTriplet", "MinimaxStep", "OddPolynomial"].map {
      "Sources/LowRank/Spectral/\($0).swift"
    }
    let training = (shared + others).map { "Sources/Training/\($0)" }
    return try Recipe(
      settings: settings,
      files: chapter + training + spectral + ["Sources/LinearAlgebra/Random"])
  }

  /// The measures of a run; of one that diverges, none of finite size.
  static func measured(
    _ count: Int, _ run: () throws -> [Double]
  ) throws -> [Double] {
    do { return try run() } catch is TrainingError {
      return [.infinity] + Array(repeating: 0, count: count - 1)
    }
  }

  /// The same network from the start, by each optimizer.
  static func optimizers() throws -> Experiment {
    let stops = Study.stops.dropLast().map { "loss at \($0)" }
    let measures =
      ["loss", "letters"] + stops + ["update rank", "weight rank", "largest"]
    return Experiment(
      "optimizers",
      recipe: try recipe(
        ["Study", "Ways", "Optimizers"],
        [
          Recipe.Setting("network", "\(BaseModel().shape)"),
          Recipe.Setting("steps", "\(Study.steps) of \(Study.lines) lines"),
          Recipe.Setting("training", "20 steps of warm-up, cosine"),
          Recipe.Setting("test", "256 new lines"),
        ]),
      cases: Way.allCases.map(\.rawValue), measures: measures, seeds: seeds,
      rates: .searched(search)
    ) { trial in
      guard let way = Way(rawValue: trial.name) else {
        throw Refuted(description: "There is no way \(trial.name).")
      }
      let study = Study(seed: trial.seed)
      return try measured(measures.count) {
        var course = try way.run(study, rate: Float(trial.rate))
        let letters = course.model.accuracy(on: study.test)
        let matrices = course.matrices
        return [course.losses[course.losses.count - 1], letters]
          + course.losses.dropLast()
          + [
            try matrices.map { try $0.update.stableRank() }.mean,
            try matrices.map { try $0.weight.stableRank() }.mean,
            try matrices.map { try $0.weight.spectralNorm() }.mean,
          ]
      }
    }
  }
}

extension Matrix<Double> {
  // snippet.stable
  /// `‖A‖_F²/‖A‖₂²`: from 1 up to the rank, without a threshold.
  func stableRank() throws -> Double {
    let sigma = try singularValues()
    return sigma.dot(sigma) / (sigma[0] * sigma[0])
  }
  // snippet.end
}

extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }
}
