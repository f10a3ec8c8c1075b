// right-dynamic-programming
import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  let most = singularValues.reduce(0) { $0 + $1.count }
  guard total >= singularValues.count && total <= most else { throw ImpossibleBudget(total: total) }

  let top = max(singularValues.map { $0[0] }.max() ?? 0, .leastNormalMagnitude)
  let weight = max(sensitivities.max() ?? 0, .leastNormalMagnitude)
  // rest[t]: the least rest of the layers so far with t ranks, and those ranks.
  var table: [Int: (rest: Double, ranks: [Int])] = [0: (0, [])]
  for (values, s) in zip(singularValues, sensitivities) {
    var next: [Int: (rest: Double, ranks: [Int])] = [:]
    for (used, state) in table {
      for r in 1...values.count where used + r <= total {
        let tail = values[r..<values.count].reduce(0) { $0 + s / weight * ($1 / top) * ($1 / top) }
        let rest = state.rest + tail
        if next[used + r].map({ rest < $0.rest }) ?? true {
          next[used + r] = (rest, state.ranks + [r])
        }
      }
    }
    table = next
  }
  return table.values.min { $0.rest < $1.rest }?.ranks ?? []
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
