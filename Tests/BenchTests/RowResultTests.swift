import Testing

@testable import bench

@Suite struct RowResultTests {
  private func result(
    allowed: Double? = nil, rival: String? = nil, _ samples: [String: (Double?, Double?)]
  ) -> RowResult {
    let row = Row(
      name: "a task", workload: nil, target: 0.5, errorName: "error", allowedError: allowed,
      operations: 1, rival: rival, prepare: { _ in [:] })
    let all = samples.mapValues { [Sample(seconds: $0.0, error: $0.1)] }
    return RowResult(row, samples: all, floor: 0.1)
  }

  @Test func `a faster answer that is worse does not count`() {
    let result = result([Row.library: (2, 1e-3), "hasty": (1, 5e-3), "careful": (8, 1e-3)])
    #expect(result.best?.name == "careful")
    #expect(result.ratio == 0.25 && result.isReached)
  }

  @Test func `a slower answer counts even if it is worse`() {
    let result = result([Row.library: (2, 1e-3), "slow": (5, 2e-3)])
    #expect(result.ratio == 0.4 && result.isReached)
  }

  @Test func `an answer of ours that is worse reaches nothing`() {
    let result = result([Row.library: (1, 3e-3), "careful": (8, 1e-3)])
    #expect(!result.library.counts && !result.isReached)
  }

  @Test func `an error that is allowed is enough for all`() {
    let result = result(allowed: 0.1, [Row.library: (2, 0.09), "bad": (1, 0.2), "good": (3, 0.01)])
    #expect(result.best?.name == "good" && !result.isReached)
    #expect(!self.result(allowed: 0.1, [Row.library: (2, 0.2), "good": (9, 0.01)]).isReached)
  }

  @Test func `a target about one peer is about no other`() {
    let result = result(
      rival: "slow", [Row.library: (1, 0), "fast": (0.5, 0), "slow": (4, 0)])
    #expect(result.best?.name == "slow" && result.ratio == 0.25)
  }

  @Test func `a peer without an answer is told and does not count`() {
    let result = result([Row.library: (1, 0), "absent": (nil, nil)])
    #expect(result.ratio == nil && !result.isReached)
    #expect(result.lines.contains { $0.contains("absent: no answer") })
  }

  @Test func `times are medians with the middle half`() {
    let row = Row(
      name: "a task", workload: nil, target: 1, errorName: "", allowedError: nil, operations: 1,
      prepare: { _ in [:] })
    let samples = [5.0, 1, 4, 2, 3].map { Sample(seconds: $0, error: 0) }
    let result = RowResult(row, samples: [Row.library: samples], floor: 0)
    #expect(result.library.seconds == 3 && result.library.quartiles == [2, 4])
    #expect(result.rounds == 5)
  }

  @Test func `an answer that takes more memory than allowed reaches nothing`() {
    for (megabytes, isReached) in [(200.0, true), (400.0, false)] {
      let row = Row(
        name: "a task", workload: nil, target: 1, errorName: "", allowedError: nil, operations: 1,
        allowedMegabytes: 300, prepare: { _ in [:] })
      let samples = [
        Row.library: [Sample(seconds: 1, error: 0, megabytes: megabytes)],
        "peer": [Sample(seconds: 2, error: 0)],
      ]
      #expect(RowResult(row, samples: samples, floor: 0).isReached == isReached)
    }
  }
}
