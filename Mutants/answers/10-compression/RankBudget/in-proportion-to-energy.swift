// in-proportion-to-energy
import Attempts
import LinearAlgebra

/// A rank for each layer, `total` or less together, that leaves out the least
/// of Σ s σ².
public func rankBudget(
  singularValues: [Vector<Double>], sensitivities: Vector<Double>, total: Int
) throws -> [Int] {
  let most = singularValues.reduce(0) { $0 + $1.count }
  guard total >= singularValues.count && total <= most else { throw ImpossibleBudget(total: total) }

  let energies = zip(singularValues, sensitivities).map { $1.squareRoot() * $0.norm }
  let sum = energies.reduce(0, +)
  return zip(singularValues, energies).map { values, energy in
    max(1, min(values.count, sum > 0 ? Int(Double(total) * energy / sum) : 1))
  }
}

/// What to throw when no ranks fit the budget, or the budget no ranks.
public struct ImpossibleBudget: Error {
  let total: Int

  /// Keeps the total that was asked for.
  public init(total: Int) { self.total = total }
}
