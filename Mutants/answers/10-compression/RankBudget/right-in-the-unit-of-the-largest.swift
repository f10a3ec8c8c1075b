// right-in-the-unit-of-the-largest
import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  let most = singularValues.reduce(0) { $0 + $1.count }
  guard total >= singularValues.count && total <= most else { throw ImpossibleBudget(total: total) }

  let top = singularValues.map { $0[0] }.max() ?? 0
  let weight = sensitivities.max() ?? 0
  var ranks = singularValues.map { _ in 1 }
  for _ in 0..<(total - ranks.count) {
    let open = ranks.indices.filter { ranks[$0] < singularValues[$0].count }
    func gain(_ k: Int) -> Double {
      if top == 0 || weight == 0 { return 0 }
      let x = singularValues[k][ranks[k]] / top
      return sensitivities[k] / weight * x * x
    }
    if let best = open.max(by: { gain($0) < gain($1) }) { ranks[best] += 1 }
  }
  return ranks
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
