import Grading
import LinearAlgebra

/// What people really get wrong about winners and draws.
func winnerMistakes() -> [Mistake<WinnerAnswer>] {
  wrongWinners() + wrongWeights() + wrongDraws() + wrongCounts()
}

/// The method of the reference, with one thing done otherwise.
private struct Chooser {
  var size: (_ x: Matrix<Double>, _ y: Matrix<Double>) -> [Double] = { layerSizes($0, $1) }
  var bound: (_ tail: Double, _ k: Int, _ c: Int) -> Double = { $0 * $0 / Double($1 - $2) }
  var count: (_ best: Int, _ k: Int) -> Int = { best, _ in best }
  var tails: (_ sizes: [Double]) -> [Double] = { sizes in
    sizes.reversed().reduce(into: [0]) { $0.insert($0[0] + $1, at: 0) }
  }
  var winnerWeight: (_ size: Double, _ sum: Double, _ k: Int) -> Double = { _, _, _ in 1 }
  var drawWeight: (_ tails: [Double], _ size: Double, _ k: Int, _ c: Int) -> Double = {
    $0[$3] / (Double($2 - $3) * $1)
  }
  var addsUp = true
  var draw: (_ sizes: [Double], _ u: Double) -> Int = { sizes, u in
    var (left, hit) = (u * sizes.reduce(0, +), 0)
    for i in sizes.indices where sizes[i] > 0 {
      hit = i
      left -= sizes[i]
      if left < 0 { break }
    }
    return hit
  }
  var isExact: (_ live: Int, _ k: Int) -> Bool = { $0 <= $1 }
  var lists: (_ weight: Double) -> Bool = { $0 != 0 }
  var allows: (_ k: Int, _ x: Matrix<Double>) -> Bool = { $0 >= 1 && $0 <= $1.columns }
  var isZero: (_ size: Double) -> Bool = { $0 == 0 }

  func choose(
    _ x: Matrix<Double>, _ y: Matrix<Double>, _ k: Int, _ next: () -> Double
  ) throws -> Choice {
    guard allows(k, x) else { throw Refusal() }
    let sizes = size(x, y)
    let order = bySize(sizes)
    let live = order.filter { !isZero(sizes[$0]) }
    if isExact(live.count, k) {
      return Choice(indices: live, weights: Vector(repeating: 1, count: live.count))
    }
    let tails = tails(order.map { sizes[$0] })
    let bounds = (0..<k).map { bound(tails[$0], k, $0) }
    let c = count(bounds.indices.reduce(0) { bounds[$1] < bounds[$0] ? $1 : $0 }, k)
    var weights = Vector<Double>.zero(x.columns)
    for i in order[..<c] { weights[i] = winnerWeight(sizes[i], tails[0], k) }
    let others = order[c...].map { sizes[$0] }
    for _ in c..<k {
      let i = order[c + draw(others, next())]
      weights[i] = (addsUp ? weights[i] : 0) + drawWeight(tails, sizes[i], k, c)
    }
    let chosen = weights.indices.filter { lists(weights[$0]) }
    return Choice(indices: chosen, weights: Vector(chosen.map { weights[$0] }))
  }

  func answer() -> WinnerAnswer {
    { x, y, k, generator in try choose(x, y, k) { generator.uniform() } }
  }
}

private func wrongWinners() -> [Mistake<WinnerAnswer>] {
  [
    Mistake("has no winners", caughtAt: "the example", Chooser(count: { _, _ in 0 }).answer()),
    Mistake(
      "takes k − 1 winners always", caughtAt: "equal sizes",
      Chooser(count: { _, k in k - 1 }).answer()),
    Mistake(
      "does not square the rest", caughtAt: "a zero layer among the others",
      Chooser(bound: { $0 / Double($1 - $2) }).answer()),
    Mistake(
      "compares with k − c + 1", caughtAt: "equal sizes",
      Chooser(bound: { $0 * $0 / Double($1 - $2 + 1) }).answer()),
    Mistake(
      "gets the rest by subtraction", caughtAt: "a winner that dwarfs the others",
      Chooser(tails: { sizes in
        sizes.reduce(into: [sizes.reduce(0, +)]) { $0.append($0[$0.count - 1] - $1) }
      }).answer()),
    Mistake(
      "looks at the columns of X only", caughtAt: "sizes in both factors",
      Chooser(size: { x, _ in (0..<x.columns).map { x[column: $0].norm } }).answer()),
    Mistake(
      "lets a size win that is nearly large enough", caughtAt: "a size just too small to win",
      Chooser(bound: { $0 * $0 / Double($1 - $2) * ($2 == 0 ? 1.01 : 1) }).answer()),
  ]
}

private func wrongWeights() -> [Mistake<WinnerAnswer>] {
  [
    Mistake(
      "divides by k, not by k − c", caughtAt: "the example",
      Chooser(drawWeight: { $0[$3] / (Double($2) * $1) }).answer()),
    Mistake(
      "keeps the probabilities of all layers", caughtAt: "the example",
      Chooser(drawWeight: { $0[0] / (Double($2 - $3) * $1) }).answer()),
    Mistake(
      "weighs the winners too", caughtAt: "the example",
      Chooser(winnerWeight: { $1 / (Double($2) * $0) }).answer()),
    Mistake(
      "loses a second draw of a layer", caughtAt: "equal sizes", Chooser(addsUp: false).answer()),
    Mistake(
      "lists all layers, with zeros", caughtAt: "the example",
      Chooser(lists: { _ in true }).answer()),
    Mistake("lists a layer twice that was drawn twice", caughtAt: "equal sizes") {
      x, y, k, generator in
      let sizes = layerSizes(x, y)
      let (winners, tail) = winners(sizes, k)
      let others = bySize(sizes).dropFirst(winners.count)
      let drawn = (winners.count..<k).map { _ in
        others[others.startIndex + throwInto(others.map { sizes[$0] }, using: &generator)]
      }
      let weights = drawn.map { tail / (Double(k - winners.count) * sizes[$0]) }
      return Choice(indices: winners + drawn, weights: Vector(winners.map { _ in 1 } + weights))
    },
  ]
}

private func wrongDraws() -> [Mistake<WinnerAnswer>] {
  [
    Mistake(
      "draws the others all alike", caughtAt: "frequencies of draws",
      Chooser(draw: { Int($1 * Double($0.filter { $0 > 0 }.count)) }).answer()),
    Mistake("draws once and takes that layer k − c times", caughtAt: "frequencies of draws") {
      x, y, k, generator in
      let u = generator.uniform()
      return try Chooser().choose(x, y, k) { u }
    },
    Mistake("spreads the draws evenly over the range", caughtAt: "frequencies of draws") {
      x, y, k, generator in
      let left = Double(k - winners(layerSizes(x, y), max(k, 1)).winners.count)
      var t = 0.0
      return try Chooser().choose(x, y, k) {
        t += 1
        return (t - 1 + generator.uniform()) / left
      }
    },
    Mistake("draws from the system's generator", caughtAt: "the generator") { x, y, k, _ in
      try Chooser().choose(x, y, k) { Double.random(in: 0..<1) }
    },
    Mistake(
      "falls to a layer of size zero", caughtAt: "a draw just below 1",
      Chooser(draw: { sizes, u in
        var left = u * sizes.reduce(0, +)
        for i in sizes.indices {
          left -= sizes[i]
          if left < 0 { return i }
        }
        return sizes.count - 1
      }).answer()),
  ]
}

private func wrongCounts() -> [Mistake<WinnerAnswer>] {
  [
    Mistake(
      "lists zero layers, too", caughtAt: "fewer layers that are not zero than k",
      Chooser(isZero: { _ in false }).answer()),
    Mistake(
      "takes small layers for zero ones", caughtAt: "others far below a winner",
      Chooser(isZero: { $0 < 1e-12 }).answer()),
    Mistake(
      "accepts more than there are", caughtAt: "more layers than there are",
      Chooser(allows: { k, _ in k >= 1 }).answer()),
    Mistake(
      "accepts k = 0", caughtAt: "not even one layer",
      Chooser(allows: { k, x in k >= 0 && k <= x.columns }).answer()),
    Mistake(
      "compares k with the rows of X", caughtAt: "sizes in both factors",
      Chooser(allows: { k, x in k >= 1 && k <= x.rows }).answer()),
  ]
}
