import LinearAlgebra
import Testing

@testable import Grading

@Suite struct `The vocabulary of checks` {
  private func isPass(_ check: (Exam) throws -> Void) -> Bool {
    if case .passed = Exam().verdict(of: { try check($0) }) { true } else { false }
  }

  @Test(arguments: Unit.all + Unit.beyondSquares)
  func `scales without rounding, there and back`(_ unit: Unit) {
    let a: Matrix<Double> = [[1.0 / 3, -0.1], [5, 7e-9]]
    #expect(unit(a) * unit.power(-1) == a)
    #expect(unit.factor * unit.power(-1) == 1)
    #expect(unit(0.1) / unit.factor == 0.1)
    #expect(unit([3, 4] as Vector) == [3 * unit.factor, 4 * unit.factor])
  }

  @Test func `stays with squares between the extremes, and leaves them beyond`() {
    for unit in Unit.extremes { #expect(unit.power(2).isNormal) }
    for unit in Unit.beyondSquares { #expect(!unit.power(2).isNormal) }
  }

  @Test(arguments: [4.4e-16, 1, 3e200]) func `stands close on both sides of a limit`(_ at: Double) {
    let limit = Threshold(at: at)
    #expect(limit.below < limit.value && limit.value < limit.above)
    #expect(limit.above / limit.below < 1.003)
    #expect(Threshold(at: at, gap: 1e-12).above > at)
  }

  @Test func `counts what is drawn from a generator, and sees another sequence`() {
    let start = SplitMix64(seed: 7)
    var generator = start
    #expect(generator.draws(since: start) == 0)
    for _ in 0..<5 { _ = generator.next() }
    #expect(generator.draws(since: start) == 5)
    #expect(generator.draws(since: start, most: 4) == nil)
    #expect(SplitMix64(seed: 8).draws(since: start, most: 1000) == nil)
    #expect(isPass { try $0.expect(generator, wasDrawnFromSince: start) })
    #expect(isPass { try $0.expect(generator, wasDrawnFromSince: start, times: 5...5) })
    #expect(!isPass { try $0.expect(generator, wasDrawnFromSince: start, times: 6...9) })
    #expect(!isPass { try $0.expect(generator, wasDrawnFromSince: start, times: 1...4) })
    #expect(!isPass { try $0.expect(start, wasDrawnFromSince: start) })
    #expect(isPass { try $0.expect(start, wasDrawnFromSince: start, times: 0...0) })
  }

  @Test func `tells quadratic from linear growth, counted and timed`() {
    func counts(_ count: @escaping (Int) -> Int) -> (Exam) throws -> Void {
      { try $0.expect(countFrom: (10, 80), growsAtMostWithPower: 1.5, as: "reads", of: count) }
    }
    #expect(isPass(counts { 100 + 3 * $0 }))
    #expect(!isPass(counts { $0 * $0 }))
    func times(_ steps: @escaping (Int) -> Int) -> (Exam) throws -> Void {
      let noise = Matrix<Double>(rows: 40, columns: 40, repeating: 0.01)
      return { exam in
        try exam.expect(timeFrom: (4, 32), growsAtMostWithPower: 1.5, as: "the time") { n in
          var product = noise
          for _ in 0..<steps(n) { product = product * noise }
        }
      }
    }
    #expect(isPass(times { $0 }))
    #expect(!isPass(times { $0 * $0 }))
  }

  @Test func `wants each impossible argument refused, and no possible one`() {
    struct Refusal: Error {}
    func refusing(_ isRefused: @escaping (Int) -> Bool) -> (Exam) throws -> Void {
      { exam in
        try exam.expectRefusals(
          of: ["k = -1": -1, "k = 4": 4], butNotOf: ["k = 0": 0, "k = 3": 3],
          given: { ["k": $0] },
          by: { k in
            if isRefused(k) { throw Refusal() }
            return k
          })
      }
    }
    #expect(isPass(refusing { $0 < 0 || $0 > 3 }))
    for wrong: (Int) -> Bool in [{ $0 < 0 }, { $0 > 3 }, { $0 <= 0 || $0 > 3 }, { _ in true }] {
      #expect(!isPass(refusing(wrong)))
    }
  }

  @Test func `judges order only where it counts`() {
    #expect(isPass { try $0.expect([3, 1], equals: [1, 3], order: .isFree, as: "J") })
    #expect(!isPass { try $0.expect([3, 1], equals: [1, 3], order: .counts, as: "J") })
    #expect(isPass { try $0.expect([3, 1], equals: [3, 1], order: .counts, as: "J") })
    for order in [Order.counts, .isFree] {
      #expect(!isPass { try $0.expect([3, 3, 1], equals: [3, 1, 1], order: order, as: "J") })
    }
    #expect(isPass { try $0.expect(nonincreasing: [3, 2, 2, 0], as: "σ") })
    #expect(isPass { try $0.expect(nonincreasing: [], as: "σ") })
    #expect(!isPass { try $0.expect(nonincreasing: [3, 2, 2.5], as: "σ") })
    #expect(!isPass { try $0.expect(nonincreasing: [3, .nan], as: "σ") })
  }
}

extension Exam {
  fileprivate func verdict(of check: (Exam) throws -> Void) -> Verdict {
    verdict { try check(self) }
  }
}
