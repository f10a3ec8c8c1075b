// right-from-above
import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  let most = singularValues.reduce(0) { $0 + $1.count }
  guard total >= singularValues.count && total <= most else { throw ImpossibleBudget(total: total) }

  // All ranks first; then the cheapest last component goes, until the budget fits.
  var ranks = singularValues.map(\.count)
  while ranks.reduce(0, +) > total {
    var (least, chosen) = (Double.infinity, -1)
    for k in ranks.indices where ranks[k] > 1 {
      let loss = sensitivities[k].squareRoot() * singularValues[k][ranks[k] - 1]
      if loss < least || chosen < 0 { (least, chosen) = (loss, k) }
    }
    ranks[chosen] -= 1
  }
  return ranks
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
