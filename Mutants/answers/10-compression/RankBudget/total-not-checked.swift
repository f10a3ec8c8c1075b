// total-not-checked
import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  var ranks = singularValues.map { _ in 1 }
  for _ in 0..<max(0, total - ranks.count) {
    let open = ranks.indices.filter { ranks[$0] < singularValues[$0].count }
    let best = open.max {
      sensitivities[$0].squareRoot() * singularValues[$0][ranks[$0]]
        < sensitivities[$1].squareRoot() * singularValues[$1][ranks[$1]]
    }
    guard let best else { break }
    ranks[best] += 1
  }
  return ranks
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
