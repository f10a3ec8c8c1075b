import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

/// Which weight decay the hidden matrices have.
enum Decay: Hashable, CaseIterable {
  case nothing
  case frobenius(Float)
  case spectral(Float)

  static let allFrobenius = [1, 3, 10].map(Decay.frobenius)
  static let allSpectral = [3, 10, 30].map(Decay.spectral)
  static var allCases: [Decay] { [.nothing] + allFrobenius + allSpectral }

  var name: String {
    switch self {
    case .nothing: "none"
    case .frobenius(let strength): "Frobenius, λ = \(strength)"
    case .spectral(let strength): "spectral, λ = \(strength)"
    }
  }

  // snippet.decays
  /// Muon on few lines that come again and again, with a decay.
  func run(_ study: Study, rate: Float) throws -> Course {
    let lines = study.fewLines
    let draw = { (generator: inout SplitMix64) in
      lines.some(Study.lines, using: &generator)
    }
    switch self {
    case .nothing:
      return try study.train(with: muon(rate, 0), drawing: draw)
    case .frobenius(let λ):
      return try study.train(with: muon(rate, λ), drawing: draw)
    case .spectral(let λ):
      var decay = SpectralDecay<Float>(strength: λ, seed: study.seed(4))
      var failure: (any Error)?
      let course = try study.train(
        with: muon(rate, 0),
        adjust: { model, factor in
          do {
            try decay.apply(
              to: &model, rate: rate * factor, where: Study.isHidden)
          } catch { failure = failure ?? error }
        }, drawing: draw)
      if let failure { throw failure }
      return course
    }
  }
  // snippet.end

  private func muon(_ rate: Float, _ decay: Float) -> Muon<Float> {
    let hidden = ParameterGroup<Float>(
      rate: rate, weightDecay: decay, contains: Study.isHidden)
    return Muon(groups: [hidden], others: AdamW(rate: rate), scale: .likeAdam)
  }
}

extension Study {
  static let few = 256

  /// A narrower network, for many trainings.
  init(narrow seed: UInt64) {
    self.init(seed: seed)
    shape = TransformerShape(
      vocabulary: language.vocabulary, length: language.length, features: 32,
      heads: 2, blocks: 2)
  }

  /// All lines of a training that sees each of them many times.
  var fewLines: TokenBatch {
    var generator = SplitMix64(seed: seed(5))
    return language.batch(
      of: WordTask.pretraining, lines: Self.few, using: &generator)
  }
}

extension TokenBatch {
  /// Some of the sequences, drawn with replacement.
  func some(_ count: Int, using generator: inout SplitMix64) -> TokenBatch {
    let lines = tokens.count / length
    var (chosen, answers): ([Int], [Int?]) = ([], [])
    for _ in 0..<count {
      let first = length * Int(generator.uniform() * Double(lines))
      chosen += tokens[first..<first + length]
      answers += targets[first..<first + length]
    }
    return TokenBatch(tokens: chosen, targets: answers, length: length)
  }
}

extension Laboratory {
  /// What two decays of several strengths do where lines are few.
  static func decays() throws -> Experiment {
    let measures = ["loss", "letters", "own loss", "weight rank", "largest"]
    let cases = Dictionary(
      uniqueKeysWithValues: Decay.allCases.map { ($0.name, $0) })
    return Experiment(
      "decays",
      recipe: try recipe(
        ["Study", "Decays"],
        [
          Recipe.Setting("network", "\(Study(narrow: 1).shape)"),
          Recipe.Setting(
            "steps",
            "\(Study.steps) of \(Study.lines) of the same \(Study.few) lines"),
          Recipe.Setting("training", "20 steps of warm-up, cosine"),
          Recipe.Setting("test", "256 new lines"),
        ]),
      cases: Decay.allCases.map(\.name), measures: measures, seeds: seeds,
      rates: .searched(search)
    ) { trial in
      guard let decay = cases[trial.name] else {
        throw Refuted(description: "There is no decay \(trial.name).")
      }
      let study = Study(narrow: trial.seed)
      return try measured(measures.count) {
        var course = try decay.run(study, rate: Float(trial.rate))
        let matrices = course.matrices
        return [
          course.losses[course.losses.count - 1],
          course.model.accuracy(on: study.test),
          Double(course.model.loss(of: study.fewLines)),
          try matrices.map { try $0.weight.stableRank() }.mean,
          try matrices.map { try $0.weight.spectralNorm() }.mean,
        ]
      }
    }
  }
}
