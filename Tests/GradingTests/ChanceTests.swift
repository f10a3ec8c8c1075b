import LinearAlgebra
import Testing

@testable import Grading

@Suite struct `Chance in checks` {
  private func isPass(_ values: [Double], near expected: Double, deviation: Double) -> Bool {
    let exam = Exam()
    let verdict = exam.verdict {
      try exam.expectMean(of: values, near: expected, deviation: deviation, as: "the draws")
    }
    if case .passed = verdict { return true }
    return false
  }

  @Test func `accepts a mean within six standard errors, and none beyond`() {
    // One hundred values with deviation 1: the standard error is 0.1.
    for (mean, isClose) in [(0.59, true), (-0.59, true), (0.61, false), (-0.61, false)] {
      let values = [Double](repeating: mean, count: 100)
      #expect(isPass(values, near: 0, deviation: 1) == isClose)
    }
    #expect(!isPass([Double](repeating: .nan, count: 100), near: 0, deviation: 1))
  }

  @Test func `accepts honest draws of any seed`() {
    for seed in 1...200 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      let hits = (0..<500).map { _ in generator.uniform() < 0.2 ? 1.0 : 0 }
      #expect(isPass(hits, near: 0.2, deviation: 0.4))
    }
  }

  @Test(arguments: [0, 1, 0x0123_4567_89AB_CDEF, .max] as [UInt64])
  func `makes a generator that draws a chosen number next`(_ number: UInt64) {
    var generator = SplitMix64(next: number)
    #expect(generator.next() == number)
  }

  @Test func `reaches both ends of the range of uniform numbers`() {
    var (first, last) = (SplitMix64(next: 0), SplitMix64(next: .max))
    #expect(first.uniform() == 0)
    #expect(last.uniform() == 1 - 0x1p-53)
  }
}
