import Grading
import LinearAlgebra

/// What people really get wrong.
func budgetMistakes() -> [Mistake<BudgetAnswer>] {
  /// The greedy choice by some gain of the next component; what comes first is part of the mistake.
  func greedy(
    from start: Int = 1, steps: @escaping (_ total: Int, _ layers: Int) -> Int = { $0 - $1 },
    _ gain: @escaping (_ values: Vector<Double>, _ next: Int, _ s: Double) -> Double
  ) -> BudgetAnswer {
    { layers, sensitivities, total in
      let most = layers.reduce(0) { $0 + $1.count }
      guard total >= layers.count && total <= most else { throw Refusal() }
      var ranks = layers.map { _ in start }
      for _ in 0..<steps(total, layers.count) {
        let open = ranks.indices.filter { ranks[$0] < layers[$0].count }
        let best = open.max {
          gain(layers[$0], ranks[$0], sensitivities[$0])
            < gain(layers[$1], ranks[$1], sensitivities[$1])
        }
        if let best { ranks[best] += 1 }
      }
      return ranks
    }
  }
  return [
    Mistake(
      "forgets the sensitivities", caughtAt: "the statement's example with sensitivities",
      greedy { values, next, _ in values[next] }),
    Mistake(
      "multiplies σ by s, not by its root", caughtAt: "sensitivity times σ misleads",
      greedy { values, next, s in s * values[next] }),
    Mistake(
      "squares what leaves the range", caughtAt: "singular values times 2^-600, exchanged",
      greedy { values, next, s in s * values[next] * values[next] }),
    Mistake(
      "compares shares of each layer", caughtAt: "one layer takes all that is free",
      greedy { values, next, s in
        values[0] == 0 ? 0 : s.squareRoot() * values[next] / values.norm
      }),
    Mistake(
      "looks at what it has, not at what comes next", caughtAt: "the statement's example",
      greedy { values, next, s in s.squareRoot() * values[next - 1] }),
    Mistake(
      "gives no layer its first rank", caughtAt: "a layer of zeros",
      greedy(from: 0, steps: { total, _ in total }) { values, next, s in
        s.squareRoot() * values[next]
      }),
    Mistake(
      "spends one too few", caughtAt: "the statement's example",
      greedy(steps: { max(0, $0 - $1 - 1) }) { values, next, s in s.squareRoot() * values[next] }),
    Mistake(
      "spends one too many", caughtAt: "the statement's example",
      greedy(steps: { $0 - $1 + 1 }) { values, next, s in s.squareRoot() * values[next] }),
    Mistake(
      "counts what is left in a layer", caughtAt: "two next to one",
      greedy { values, next, s in s.squareRoot() * values[next..<values.count].norm }),
    Mistake("shares evenly", caughtAt: "the statement's example") { layers, _, total in
      let most = layers.reduce(0) { $0 + $1.count }
      guard total >= layers.count && total <= most else { throw Refusal() }
      var ranks = layers.map { _ in 1 }
      var rest = total - layers.count
      while rest > 0 {
        for k in layers.indices where rest > 0 && ranks[k] < layers[k].count {
          ranks[k] += 1
          rest -= 1
        }
      }
      return ranks
    },
    Mistake(
      "takes the largest of all and lifts empty layers to 1",
      caughtAt: "a layer of zeros"
    ) {
      layers, sensitivities, total in
      let most = layers.reduce(0) { $0 + $1.count }
      guard total >= layers.count && total <= most else { throw Refusal() }
      var ranks = layers.map { _ in 0 }
      for _ in 0..<total {
        let open = ranks.indices.filter { ranks[$0] < layers[$0].count }
        let best = open.max {
          sensitivities[$0].squareRoot() * layers[$0][ranks[$0]]
            < sensitivities[$1].squareRoot() * layers[$1][ranks[$1]]
        }
        if let best { ranks[best] += 1 }
      }
      return ranks.map { max(1, $0) }
    },
    Mistake("keeps what is above one limit for all", caughtAt: "a layer of zeros") {
      layers, sensitivities, total in
      let most = layers.reduce(0) { $0 + $1.count }
      guard total >= layers.count && total <= most else { throw Refusal() }
      func gain(_ k: Int, _ i: Int) -> Double { sensitivities[k].squareRoot() * layers[k][i] }
      let later = layers.indices.flatMap { k in (1..<max(1, layers[k].count)).map { gain(k, $0) } }
      let chosen = total - layers.count
      if chosen == 0 { return layers.map { _ in 1 } }
      let limit = later.sorted(by: >)[chosen - 1]
      return layers.indices.map { k in
        1 + (1..<max(1, layers[k].count)).count { gain(k, $0) >= limit }
      }
    },
    Mistake("takes a total below one rank a layer", caughtAt: "a total of 1 for two layers") {
      layers, sensitivities, total in
      guard total <= layers.reduce(0, { $0 + $1.count }) else { throw Refusal() }
      return try greedy { $2.squareRoot() * $0[$1] }(
        layers, sensitivities, max(total, layers.count))
    },
    Mistake("takes a total above all ranks", caughtAt: "a total of 5 for four singular values") {
      layers, sensitivities, total in
      guard total >= layers.count else { throw Refusal() }
      let most = layers.reduce(0) { $0 + $1.count }
      return try greedy { $2.squareRoot() * $0[$1] }(layers, sensitivities, min(total, most))
    },
    Mistake("refuses a total that gives every layer all", caughtAt: "all ranks") {
      layers, sensitivities, total in
      guard total < layers.reduce(0, { $0 + $1.count }) else { throw Refusal() }
      return try greedy { $2.squareRoot() * $0[$1] }(layers, sensitivities, total)
    },
  ]
}
