import Grading
import LinearAlgebra

/// What people really get wrong about a step of Muon.
func muonMistakes() -> [Mistake<MuonAnswer>] { wrongMomenta() + wrongSigns() + wrongLengths() }

private func wrongMomenta() -> [Mistake<MuonAnswer>] {
  [
    Mistake("keeps no momentum", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.momentum = g
      return try step.result()
    },
    Mistake("adds the gradient to the momentum, without the factor 0.05", caughtAt: "the example") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.momentum = 0.95 * m + g
      return try step.result()
    },
    Mistake("exchanges the two factors of the momentum", caughtAt: "the example") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.momentum = 0.05 * m + 0.95 * g
      return try step.result()
    },
    Mistake("steps along the momentum, without the look ahead", caughtAt: "a single row") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.ahead = step.momentum
      return try step.result()
    },
    Mistake("looks ahead from the old momentum", caughtAt: "a single row") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.ahead = 0.95 * m + 0.05 * g
      return try step.result()
    },
    Mistake("gives back the momentum that looks ahead", caughtAt: "the example") {
      w, g, m, rate, decay in
      let step = MuonStep(w, g, m, rate, decay)
      return (try step.result().weight, step.ahead)
    },
    Mistake("looks ahead by a whole gradient", caughtAt: "a single row") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.ahead = 0.95 * step.momentum + g
      return try step.result()
    },
    Mistake("gives back the sign as the momentum", caughtAt: "the example") {
      w, g, m, rate, decay in
      let step = MuonStep(w, g, m, rate, decay)
      return (try step.result().weight, step.sign(step.ahead))
    },
  ]
}

private func wrongSigns() -> [Mistake<MuonAnswer>] {
  [
    Mistake("divides by zero", caughtAt: "decay alone") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.norm = { $0.frobeniusNorm }
      return try step.result()
    },
    Mistake("adds 1e-7 to the norm", caughtAt: "the example") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.norm = { $0.frobeniusNorm + 1e-7 }
      return try step.result()
    },
    Mistake("divides by the largest entry", caughtAt: "two equal directions") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.norm = { $0.maxNorm > 0 ? $0.maxNorm : 1 }
      return try step.result()
    },
    Mistake("divides by the spectral norm", caughtAt: "two equal directions") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.norm = { n in n.maxNorm > 0 ? (try? n.spectralNorm()) ?? 1 : 1 }
      return try step.result()
    },
    Mistake("does not divide by the norm", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.norm = { _ in 1 }
      return try step.result()
    },
    Mistake("takes the exact matrix sign", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.sign = { n in
        guard n.maxNorm > 0, let svd = try? SVD(n) else { return n }
        return svd.u * svd.v.transpose
      }
      return try step.result()
    },
    Mistake("takes the cubic steps", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.coefficients = (1.5, -0.5, 0)
      return try step.result()
    },
    Mistake("takes four steps", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.count = 4
      return try step.result()
    },
    Mistake("takes six steps", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.count = 6
      return try step.result()
    },
    Mistake("exchanges b and c", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.coefficients = (3.4445, 2.0315, -4.7750)
      return try step.result()
    },
    Mistake("loses the sign of b", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.coefficients = (3.4445, 4.7750, 2.0315)
      return try step.result()
    },
  ]
}

private func wrongLengths() -> [Mistake<MuonAnswer>] {
  [
    Mistake("forgets the factor of tall matrices", caughtAt: "a single column") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.scale = 1
      return try step.result()
    },
    Mistake("takes the factor for wide matrices too", caughtAt: "a single row") {
      w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.scale = (Double(w.rows) / Double(w.columns)).squareRoot()
      return try step.result()
    },
    Mistake("exchanges rows and columns", caughtAt: "a single row") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.scale = max(1, Double(w.columns) / Double(w.rows)).squareRoot()
      return try step.result()
    },
    Mistake("divides whole numbers", caughtAt: "a tall matrix") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.scale = Double(max(1, w.rows / w.columns)).squareRoot()
      return try step.result()
    },
    Mistake("forgets the root", caughtAt: "a single column") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.scale = max(1, Double(w.rows) / Double(w.columns))
      return try step.result()
    },
    Mistake("scales as for Adam's rates", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.scale = 0.2 * Double(max(w.rows, w.columns)).squareRoot()
      return try step.result()
    },
    Mistake("climbs", caughtAt: "the example") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.scale = -step.scale
      return try step.result()
    },
    Mistake("forgets the decay", caughtAt: "decay alone") { w, g, m, rate, _ in
      try MuonStep(w, g, m, rate, 0).result()
    },
    Mistake("decays without the rate", caughtAt: "decay alone") { w, g, m, rate, decay in
      var step = MuonStep(w, g, m, rate, decay)
      step.shrink = 1 - decay
      return try step.result()
    },
    Mistake("adds the decay to the gradient, where the sign swallows it", caughtAt: "decay alone") {
      w, g, m, rate, decay in
      try MuonStep(w, g + decay * w, m, rate, 0).result()
    },
    Mistake("decays after the step", caughtAt: "momentum alone") { w, g, m, rate, decay in
      let after = try MuonStep(w, g, m, rate, 0).result()
      return ((1 - rate * decay) * after.weight, after.momentum)
    },
    Mistake("does not look for entries that are no numbers", caughtAt: "an entry that is NaN") {
      w, g, m, rate, decay in
      g.isFinite ? try MuonStep(w, g, m, rate, decay).result() : (w, m)
    },
  ]
}

/// A step in parts that can be exchanged.
private struct MuonStep {
  var weight: Matrix<Double>
  var rate: Double
  var isRefused: Bool
  var momentum: Matrix<Double> {
    didSet { ahead = 0.95 * momentum + 0.05 * gradient }
  }
  var ahead: Matrix<Double>
  var norm: (Matrix<Double>) -> Double = { $0.maxNorm > 0 ? $0.frobeniusNorm : 1 }
  var coefficients = (3.4445, -4.7750, 2.0315)
  var count = 5
  var shrink: Double
  var scale: Double
  private let gradient: Matrix<Double>
  private var exchanged: ((Matrix<Double>) -> Matrix<Double>)?

  init(
    _ w: Matrix<Double>, _ g: Matrix<Double>, _ m: Matrix<Double>, _ rate: Double, _ decay: Double
  ) {
    (weight, gradient, self.rate, isRefused) = (w, g, rate, !g.isFinite)
    momentum = 0.95 * m + 0.05 * g
    ahead = 0.95 * (0.95 * m + 0.05 * g) + 0.05 * g
    shrink = 1 - rate * decay
    scale = max(1, Double(w.rows) / Double(w.columns)).squareRoot()
  }

  /// What stands for the matrix sign.
  var sign: (Matrix<Double>) -> Matrix<Double> {
    get {
      if let exchanged { return exchanged }
      return { n in
        (0..<count).reduce(n / norm(n)) { x, _ in
          let gram = x.rowGram()
          return coefficients.0 * x + (coefficients.1 * gram + coefficients.2 * (gram * gram)) * x
        }
      }
    }
    set { exchanged = newValue }
  }

  func result() throws -> (weight: Matrix<Double>, momentum: Matrix<Double>) {
    if isRefused { throw Refusal() }
    return (shrink * weight - (rate * scale) * sign(ahead), momentum)
  }
}
