import LinearAlgebra
import LowRank
import Training

/// A way to train the network, at a learning rate.
enum Way: String, CaseIterable {
  case descent = "SGD"
  case adam = "AdamW"
  case muon = "Muon"
  case nearer = "Muon, nearer to 1"
  case everywhere = "Muon on all"

  // snippet.ways
  func run(
    _ study: Study, rate: Float, watch: Study.Watch = { _, _ in }
  ) throws -> Course {
    switch self {
    case .descent:
      try study.train(with: SGD<Float>(rate: rate, momentum: 0.9), watch)
    case .adam:
      try study.train(with: AdamW<Float>(rate: rate), watch)
    case .muon:
      try study.train(with: muon(rate, Study.isHidden), watch)
    case .nearer:
      try study.train(
        with: muon(
          rate, Study.isHidden,
          try PolarExpress(from: 1e-3, steps: 8, cushion: 0.024, slack: 0.01)
            .polynomials), watch)
    case .everywhere:
      try study.train(with: muon(rate, isMatrix), watch)
    }
  }

  private func muon(
    _ rate: Float, _ isChosen: @escaping @Sendable (String) -> Bool,
    _ polynomials: [OddPolynomial]? = nil
  ) -> Muon<Float> {
    Muon(
      groups: [ParameterGroup(rate: rate, contains: isChosen)],
      others: AdamW(rate: rate), scale: .likeAdam, polynomials: polynomials)
  }
  // snippet.end
}

/// Whether a parameter is a matrix at all, such as an embedding or the head.
@Sendable private func isMatrix(_ name: String) -> Bool {
  name.hasSuffix("weight") && !name.contains("Norm")
    && !name.hasPrefix("norm")
}
