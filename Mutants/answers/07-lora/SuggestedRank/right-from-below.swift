// right-from-below
import Attempts
import LinearAlgebra

/// The smallest rank whose best approximation of W₁ − W₀ keeps the share
/// `energy` of Σσ².
public func suggestedRank(
  before: Matrix<Double>, after: Matrix<Double>, energy: Double
) throws -> Int {
  guard energy > 0 && energy <= 1 else { throw ImpossibleShare(share: energy) }
  let s = try (after - before).singularValues()
  guard let top = s.first, top > 0 else { return 0 }
  let t = s.map { $0 / top }
  let all = Vector(t).norm
  var r = t.count
  // the error of rank r - 1, relative to the whole
  while r > 1 {
    let rest = Vector(t[(r - 1)...].map { $0 }).norm / all
    if rest * rest <= 1 - energy + 1e-14 { r -= 1 } else { break }
  }
  return r
}

/// What to throw when a share is not above 0 and at most 1.
public struct ImpossibleShare: Error {
  let share: Double

  /// Keeps the share that was asked for.
  public init(share: Double) { self.share = share }
}
