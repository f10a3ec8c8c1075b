import Grading
import LinearAlgebra

/// What people really get wrong about rounding a train.
func roundingMistakes() -> [Mistake<RoundingAnswer>] {
  wrongCores() + wrongShares() + wrongTails() + wrongEdges()
}

/// The method of the hints, with one thing done otherwise.
private struct Rounding {
  var orthonormalizes = true
  var norm: (_ cores: [Tensor<Double>], _ k: Int, _ whole: Double) -> Double = { $2 }
  var share: (_ error: Double, _ norm: Double, _ steps: Double) -> Double = {
    $0 * $1 / $2.squareRoot()
  }
  var size: (_ tail: Vector<Double>) -> Double = { $0.norm }
  var leastRank = 1
  var rest: (_ u: Matrix<Double>, _ matrix: Matrix<Double>) throws -> Matrix<Double> = {
    $0.transpose * $1
  }
  var cuts: (_ cores: [Tensor<Double>]) -> [Int] = { Array($0.indices.dropLast()) }

  func answer() -> RoundingAnswer {
    { train, error in
      var cores = orthonormalizes ? try orthonormal(train) : train
      let (whole, steps) = (cores[0].frobeniusNorm, Double(max(1, cores.count - 1)))
      for k in cuts(cores) {
        let (core, next) = (cores[k], cores[k + 1])
        let matrix = core.matricized(leading: 2)
        let svd = try SVD(matrix)
        let (u, values) = (svd.u, svd.singularValues)
        let allowed = share(error, norm(cores, k, whole), steps)
        var rank = u.columns
        while rank > leastRank, size(values[(rank - 1)..<u.columns]) <= allowed { rank -= 1 }
        cores[k] = Tensor(u[columns: 0..<rank]).reshaped(to: [core.sizes[0], core.sizes[1], rank])
        cores[k + 1] = Tensor(try rest(u[columns: 0..<rank], matrix) * next.matricized(leading: 1))
          .reshaped(to: [rank, next.sizes[1], next.sizes[2]])
      }
      return cores
    }
  }
}

/// The same tensor, with orthonormal rows in every core but the first.
private func orthonormal(_ train: [Tensor<Double>]) throws -> [Tensor<Double>] {
  var cores = train
  for k in cores.indices.dropFirst().reversed() {
    let (core, left) = (cores[k], cores[k - 1])
    let qr = try QR(core.matricized(leading: 1).transposed())
    cores[k] = Tensor(qr.q.transposed())
      .reshaped(to: [qr.q.columns, core.sizes[1], core.sizes[2]])
    cores[k - 1] = Tensor(left.matricized(leading: 2) * qr.r.transpose)
      .reshaped(to: [left.sizes[0], left.sizes[1], qr.q.columns])
  }
  return cores
}

private func wrongCores() -> [Mistake<RoundingAnswer>] {
  [
    Mistake("returns the train as it is", caughtAt: "the number three") { train, _ in train },
    Mistake("only makes the cores orthonormal", caughtAt: "diag(1, 0.5) at 0.5") { train, _ in
      try orthonormal(train)
    },
    Mistake(
      "truncates without orthonormal neighbors", caughtAt: "a large part with a small beginning",
      Rounding(orthonormalizes: false).answer()),
    Mistake(
      "forgets the singular values", caughtAt: "the number three",
      Rounding(rest: { u, a in
        try SVD(a).v[columns: 0..<u.columns].transposed()
      }).answer()),
    Mistake(
      "does not cut the last bond", caughtAt: "diag(1, 0.5) at 0.5",
      Rounding(cuts: { $0.count > 2 ? Array($0.indices.dropLast(2)) : [] }).answer()),
    Mistake(
      "rounds to single precision",
      caughtAt: "a single core"
    ) { train, error in
      try Rounding().answer()(train, error).map { $0.map { Double(Float($0)) } }
    },
  ]
}

private func wrongShares() -> [Mistake<RoundingAnswer>] {
  func shared(
    _ name: String, at caseName: String,
    _ share: @escaping (_ error: Double, _ norm: Double, _ steps: Double) -> Double
  ) -> Mistake<RoundingAnswer> {
    Mistake(name, caughtAt: caseName, Rounding(share: share).answer())
  }
  let (below, above) = ("all terms just below, ε = 0.3", "all terms just above, ε = 0.3")
  return [
    shared("lets every step use up the whole error", at: "order 3, \(above)") { error, norm, _ in
      error * norm
    },
    shared("divides by the number of steps, not its root", at: "order 3, \(below)") {
      $0 * $1 / $2
    },
    shared("divides by the root of the number of cores", at: "diag(1, 0.5) at 0.5") {
      $0 * $1 / ($2 + 1).squareRoot()
    },
    shared("takes half, to be safe", at: "diag(1, 0.5) at 0.5") { 0.5 * $0 * $1 / $2.squareRoot() },
    shared("forgets the norm", at: "order 2, \(below)") { error, _, steps in
      error / steps.squareRoot()
    },
    shared("asks for no less than 1e-12", at: "small terms, ε = 0") {
      max($0, 1e-12) * $1 / $2.squareRoot()
    },
    shared("takes a small norm for zero", at: "order 3, \(below), core 0 times 2^-200") {
      $1 < 1e-12 ? 0 : $0 * $1 / $2.squareRoot()
    },
    Mistake(
      "measures beside the largest singular value", caughtAt: "order 2, \(below)",
      Rounding(norm: { cores, k, _ in
        (try? cores[k].matricized(leading: 2).spectralNorm()) ?? 0
      }).answer()),
    Mistake(
      "measures beside the core of the step", caughtAt: "order 3, \(below)",
      Rounding(norm: { cores, k, _ in cores[k].frobeniusNorm }).answer()),
    Mistake(
      "takes the product of the cores' norms", caughtAt: "order 2, \(above)",
      Rounding(norm: { cores, _, _ in cores.reduce(1) { $0 * $1.frobeniusNorm } }).answer()),
  ]
}

private func wrongTails() -> [Mistake<RoundingAnswer>] {
  let slow = "sizes 5 × 6, singular values that fall slowly, at 0.3"
  return [
    Mistake(
      "compares each singular value", caughtAt: slow,
      Rounding(size: { $0[0] }).answer()),
    Mistake(
      "adds singular values, not squares",
      caughtAt: "order 4, term 1 alone just above, ε = 0.001",
      Rounding(size: { $0.reduce(0, +) }).answer()),
    Mistake(
      "compares squares with the root", caughtAt: "order 2, all terms just above, ε = 0.3",
      Rounding(size: { $0.norm * $0.norm }).answer()),
  ]
}

private func wrongEdges() -> [Mistake<RoundingAnswer>] {
  [
    Mistake(
      "lets the rank fall to 0", caughtAt: "diag(1, 0.5) at 1.5",
      Rounding(leastRank: 0).answer()),
    Mistake("keeps a rank of 2", caughtAt: "diag(1, 0.5) at 0.5", Rounding(leastRank: 2).answer()),
    Mistake("drops small entries of a single core", caughtAt: "a single core") { train, error in
      if train.count > 1 { return try Rounding().answer()(train, error) }
      let least = error * train[0].maxNorm
      return [train[0].map { abs($0) < least ? 0 : $0 }]
    },
    Mistake("keeps the ranks of zeros", caughtAt: "a train of zeros") { train, error in
      if train.allSatisfy({ $0.maxNorm == 0 }) { return train }
      return try Rounding().answer()(train, error)
    },
  ]
}
