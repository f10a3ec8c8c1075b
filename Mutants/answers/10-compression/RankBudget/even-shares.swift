// even-shares
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
  var left = total - ranks.count
  while left > 0 {
    for k in ranks.indices where left > 0 && ranks[k] < singularValues[k].count {
      ranks[k] += 1
      left -= 1
    }
  }
  return ranks
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
