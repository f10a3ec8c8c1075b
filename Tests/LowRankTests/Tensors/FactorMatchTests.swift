import LinearAlgebra
import LowRank
import Testing

@Suite struct `Matching factors` {
  @Test func `sees through order, signs and scales`() {
    var generator = SplitMix64(seed: 17)
    let cp = CP<Double>.planted([7, 6, 5], rank: 4, using: &generator)
    let order = [2, 0, 3, 1]
    let factors = cp.factors.map { $0[columns: order] }
    let moved = CP(factors: [factors[0].scaled(by: -2), factors[1].scaled(by: -1), factors[2] / 2])
    let match = FactorMatch(cp, moved)
    #expect(match.permutation == order.indices.map { r in order.firstIndex(of: r) ?? -1 })
    #expect(match.score > 1 - 1e-14)
    let other = CP<Double>.planted([7, 6, 5], rank: 4, using: &generator)
    #expect(FactorMatch(cp, other).score < 0.9)
    #expect(
      FactorMatch(CP(factors: cp.factors.map { $0[columns: 0..<2] }), cp).permutation == [0, 1])
  }

  @Test func `finds the best of all pairings`() {
    var generator = SplitMix64(seed: 18)
    for _ in 0..<20 {
      // Vectors in the plane by their angle: the congruences are easy to list.
      let a = CP<Double>.planted([2], rank: 4, using: &generator)
      let b = CP<Double>.planted([2], rank: 5, using: &generator)
      let match = FactorMatch(a, b)
      let (x, y) = (a.factors[0], b.factors[0])
      func congruence(_ r: Int, _ s: Int) -> Double {
        abs(x[column: r].dot(y[column: s])) / (x[column: r].norm * y[column: s].norm)
      }
      func best(_ r: Int, _ free: Set<Int>) -> Double {
        if r == 4 { return 0 }
        return free.map { congruence(r, $0) + best(r + 1, free.subtracting([$0])) }.max() ?? 0
      }
      #expect(abs(match.congruences.reduce(0, +) - best(0, [0, 1, 2, 3, 4])) < 1e-12)
      #expect(Set(match.permutation).count == 4)
    }
  }
}
