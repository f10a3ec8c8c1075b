import Grading
import LinearAlgebra

/// What people really get wrong about the estimator.
func columnRowMistakes() -> [Mistake<ColumnRowAnswer>] {
  wrongWeights() + wrongDraws() + wrongGenerators() + wrongRefusals()
}

/// The method of the reference, with one thing done otherwise.
private struct Sampler {
  var weight: (_ k: Int, _ p: Double) -> Double = { 1 / (Double($0) * $1) }
  var addsUp = true
  var draw: (_ p: Vector<Double>, _ u: Double) -> Int = { stretch($0, $1) }
  var isRefused: (_ size: Double, _ p: Double) -> Bool = { $0 > 0 && $1 == 0 }
  var allows: (_ k: Int) -> Bool = { $0 >= 1 }

  func estimate(
    _ x: Matrix<Double>, _ y: Matrix<Double>, _ k: Int, _ p: Vector<Double>,
    _ next: () -> Double
  ) throws -> Matrix<Double> {
    guard allows(k) else { throw Refusal() }
    for (size, p) in zip(layerSizes(x, y), p) where isRefused(size, p) { throw Refusal() }
    var weights = Vector<Double>.zero(x.columns)
    for _ in 0..<max(k, 0) {
      let i = draw(p, next())
      weights[i] = (addsUp ? weights[i] : 0) + weight(k, p[i])
    }
    return x.scaled(columnsBy: weights) * y
  }

  func answer() -> ColumnRowAnswer {
    { x, y, k, p, generator in try estimate(x, y, k, p) { generator.uniform() } }
  }
}

/// The layer on whose stretch a number falls.
private func stretch(
  _ p: Vector<Double>, _ u: Double,
  beyond: (Vector<Double>) -> Int = { $0.lastIndex { $0 > 0 } ?? 0 },
  isPassed: (Double, Double) -> Bool = { $0 >= $1 }
) -> Int {
  var sum = 0.0
  for i in p.indices {
    sum += p[i]
    if !isPassed(u, sum) { return i }
  }
  return beyond(p)
}

private func wrongWeights() -> [Mistake<ColumnRowAnswer>] {
  [
    Mistake(
      "forgets the weights", caughtAt: "one draw",
      Sampler(weight: { k, _ in 1 / Double(k) }).answer()),
    Mistake("weighs by l/k, as if all were alike", caughtAt: "one draw") { x, y, k, p, generator in
      try Sampler(weight: { k, _ in Double(p.count) / Double(k) })
        .estimate(x, y, k, p) { generator.uniform() }
    },
    Mistake("forgets to divide by k", caughtAt: "four draws", Sampler(weight: { 1 / $1 }).answer()),
    Mistake(
      "counts a layer once that was drawn twice", caughtAt: "four draws",
      Sampler(addsUp: false).answer()),
    Mistake("returns the expectation", caughtAt: "one draw") { x, y, k, p, generator in x * y },
  ]
}

private func wrongDraws() -> [Mistake<ColumnRowAnswer>] {
  [
    Mistake("never draws a layer twice", caughtAt: "four draws") { x, y, k, p, generator in
      var left = p.elements
      var weights = Vector<Double>.zero(x.columns)
      for _ in 0..<min(k, p.count) {
        let i = throwInto(left, using: &generator)
        weights[i] += 1 / (Double(k) * p[i])
        left[i] = 0
      }
      return x.scaled(columnsBy: weights) * y
    },
    Mistake(
      "draws all layers alike", caughtAt: "frequencies of draws",
      Sampler(draw: { Int($1 * Double($0.count)) }).answer()),
    Mistake("draws once and takes that layer k times", caughtAt: "frequencies of draws") {
      x, y, k, p, generator in
      let u = generator.uniform()
      return try Sampler().estimate(x, y, k, p) { u }
    },
    Mistake("spreads the draws evenly over the range", caughtAt: "frequencies of draws") {
      x, y, k, p, generator in
      var t = 0.0
      return try Sampler().estimate(x, y, k, p) {
        t += 1
        return (t - 1 + generator.uniform()) / Double(k)
      }
    },
    Mistake("draws whole percents", caughtAt: "rare layers") { x, y, k, p, generator in
      try Sampler().estimate(x, y, k, p) { Double(generator.next() % 100) / 100 }
    },
    Mistake(
      "draws a layer of probability zero at u = 0", caughtAt: "a draw of 0",
      Sampler(draw: { stretch($0, $1, isPassed: >) }).answer()),
    Mistake(
      "falls to the last layer, whatever its probability", caughtAt: "a draw just below 1",
      Sampler(draw: { stretch($0, $1, beyond: { $0.count - 1 }) }).answer()),
    Mistake("multiplies 0 by infinity", caughtAt: "a draw of 0") { x, y, k, p, generator in
      var counts = Vector<Double>.zero(p.count)
      for _ in 0..<k { counts[throwInto(p.elements, using: &generator)] += 1 }
      let weights = Vector(p.indices.map { counts[$0] / (Double(k) * p[$0]) })
      return x.scaled(columnsBy: weights) * y
    },
  ]
}

private func wrongGenerators() -> [Mistake<ColumnRowAnswer>] {
  [
    Mistake("draws from the system's generator", caughtAt: "the generator") { x, y, k, p, _ in
      try Sampler().estimate(x, y, k, p) { Double.random(in: 0..<1) }
    },
    Mistake("draws from a copy of the generator", caughtAt: "frequencies of draws") {
      x, y, k, p, generator in
      var copy = generator
      return try Sampler().estimate(x, y, k, p) { copy.uniform() }
    },
    Mistake("mixes in the system's generator", caughtAt: "the generator") {
      x, y, k, p, generator in
      var own = SplitMix64(seed: generator.next() ^ UInt64.random(in: 0 ... .max))
      return try Sampler().estimate(x, y, k, p) { own.uniform() }
    },
  ]
}

private func wrongRefusals() -> [Mistake<ColumnRowAnswer>] {
  [
    Mistake(
      "refuses every probability of zero", caughtAt: "a draw of 0",
      Sampler(isRefused: { _, p in p == 0 }).answer()),
    Mistake("looks at the column alone", caughtAt: "a zero row of probability zero") {
      x, y, k, p, generator in
      for i in p.indices where p[i] == 0 && x[column: i].norm > 0 { throw Refusal() }
      return try Sampler().estimate(x, y, k, p) { generator.uniform() }
    },
    Mistake(
      "takes a tiny probability for zero", caughtAt: "a layer of tiny probability",
      Sampler(isRefused: { $0 > 0 && $1 < 1e-12 }).answer()),
    Mistake(
      "lets a layer go that is never drawn", caughtAt: "the first layer is never drawn",
      Sampler(isRefused: { _, _ in false }).answer()),
    Mistake(
      "takes a small layer for a zero one", caughtAt: "a layer small in X is never drawn",
      Sampler(isRefused: { $0 > 1e-12 && $1 == 0 }).answer()),
    Mistake(
      "gives zero where nothing is drawn", caughtAt: "no draws",
      Sampler(allows: { $0 >= 0 }).answer()),
    Mistake(
      "refuses k = 0 alone", caughtAt: "a negative number of draws",
      Sampler(allows: { $0 != 0 }).answer()),
  ]
}
