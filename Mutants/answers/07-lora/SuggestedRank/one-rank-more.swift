// one rank more
import Attempts
import LinearAlgebra

/// The smallest rank whose best approximation of W₁ − W₀ keeps the share
/// `energy` of Σσ².
public func suggestedRank(
  before: Matrix<Double>, after: Matrix<Double>, energy: Double
) throws -> Int {
  guard energy > 0 && energy <= 1 else { throw ImpossibleShare(share: energy) }
  let d = after - before
  let s = try d.singularValues()
  guard let top = s.first, top > 0 else { return 0 }
  let e = s.map { ($0 / top) * ($0 / top) }
  let total = e.reduce(0, +)
  var sum = 0.0
  for (i, x) in e.enumerated() { sum += x; if sum >= energy * total * (1 - 1e-14) { return min(i + 2, e.count) } }
  return e.count
}

/// What to throw when a share is not above 0 and at most 1.
public struct ImpossibleShare: Error {
  let share: Double

  /// Keeps the share that was asked for.
  public init(share: Double) { self.share = share }
}
