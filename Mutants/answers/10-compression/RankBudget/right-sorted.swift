// right-sorted
import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  let most = singularValues.reduce(0) { $0 + $1.count }
  guard total >= singularValues.count && total <= most else { throw ImpossibleBudget(total: total) }

  var later: [(gain: Double, layer: Int)] = []
  for (k, values) in singularValues.enumerated() {
    for i in 1..<max(1, values.count) {
      later.append((sensitivities[k].squareRoot() * values[i], k))
    }
  }
  var ranks = singularValues.map { _ in 1 }
  for item in later.sorted(by: { $0.gain > $1.gain }).prefix(total - ranks.count) {
    ranks[item.layer] += 1
  }
  return ranks
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
