import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  // answer.begin
  let layers = singularValues.count
  let most = singularValues.reduce(0) { $0 + $1.count }
  guard total >= layers && total <= most else {
    throw ImpossibleBudget(total: total)
  }
  var ranks = Array(repeating: 1, count: layers)
  for _ in 0..<(total - layers) {
    var (best, chosen) = (-1.0, 0)
    for k in 0..<layers where ranks[k] < singularValues[k].count {
      let gain = sensitivities[k].squareRoot() * singularValues[k][ranks[k]]
      if gain > best { (best, chosen) = (gain, k) }
    }
    ranks[chosen] += 1
  }
  return ranks
  // answer.end
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
