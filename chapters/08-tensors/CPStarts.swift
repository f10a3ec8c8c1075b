import Experiments
import Gallery
import LinearAlgebra
import Literate
import LowRank

/// The tensors of the contest.
enum ContestTensor: String, CaseIterable {
  case picture = "color picture"
  case video
  case oscillator

  func made() -> Tensor<Double> {
    switch self {
    case .picture: Scene(rows: 192, columns: 256).tensor
    case .video: Evening().frames
    case .oscillator: Oscillator.amplitudes(points: 20)
    }
  }
}

/// The most layers that a share of the numbers of a tensor pays for.
func layers(_ x: Tensor<Double>, share: Double) -> Int {
  Int(share * Double(x.count)) / (x.sizes.reduce(0, +) + 1)
}

/// CP with these layers, from a random start.
func cp(
  _ x: Tensor<Double>, share: Double, seed: UInt64
) throws -> CPFit<Double> {
  var generator = SplitMix64(seed: seed)
  return try CPFit(
    x, rank: layers(x, share: share),
    settings: CPSettings(sweeps: 50, tolerance: 0), using: &generator)
}

/// CP from ten starts: the ranks are those that the budget allows, and no
/// start is preferred.
func startsOfCP() throws -> Experiment {
  let recipe = try Recipe(
    settings: [
      Recipe.Setting("numbers", "at most 5 %"), Recipe.Setting("sweeps", "50"),
    ],
    files: [
      "chapters/08-tensors/CPStarts.swift", "Sources/LowRank/Tensors/CP",
      "Sources/Gallery/Tensors", "Sources/Gallery/Scene",
      "Sources/LinearAlgebra/Random",
    ])
  let tensors = Dictionary(
    uniqueKeysWithValues: ContestTensor.allCases.map {
      ($0.rawValue, $0.made())
    })
  return Experiment(
    "cp-starts", recipe: recipe,
    cases: ContestTensor.allCases.map(\.rawValue), measures: ["error"],
    seeds: Array(1...10), rates: .fixed(0.05)
  ) { trial in
    guard let x = tensors[trial.name] else {
      throw Refuted(description: "There is no tensor \(trial.name).")
    }
    return [try cp(x, share: trial.rate, seed: trial.seed).relativeError]
  }
}
