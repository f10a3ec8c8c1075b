import LinearAlgebra
import LowRank
import Testing

@Suite struct `A mistake of the caller` {
  @Test func `in the shapes of factors stops with both shapes`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let (left, right) = (Matrix<Double>.zero(rows: 3, columns: 2), Matrix<Double>.identity(4))
      _ = LowRankMatrix(left: left, right: right)
    }
    expect(result, says: "factors of 3 × 2 and 4 × 4")
  }

  @Test func `in the length of a right-hand side stops with both lengths`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try PseudoInverse(Matrix<Double>.zero(rows: 3, columns: 2)).solve([1, 2]) }
    expect(result, says: "a right-hand side of 2 × 1 does not fit a 3 × 2 matrix")
  }

  @Test func `in a product stops with both shapes`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = LowRankMatrix<Double>.zero(rows: 3, columns: 2) * Matrix.identity(4) }
    expect(result, says: "cannot multiply 3 × 2 by 4 × 4")
  }

  @Test func `in a tolerance stops with its value`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Matrix<Double>.identity(2).numericalRank(relativeTolerance: -1) }
    expect(result, says: "a relative tolerance is at least 0, not -1.0")
  }

  @Test func `in the order of singular values stops with the rule`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Spectrum<Double>([1, 2], rows: 2, columns: 2) }
    expect(result, says: "come in decreasing order")
  }

  @Test func `in taking the median of a truncated spectrum stops with both numbers`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Spectrum<Double>([2, 1], rows: 5, columns: 5).optimalHardThreshold() }
    expect(result, says: "needs all 5 singular values, not the first 2")
  }

  private func expect(_ result: ExitTest.Result?, says words: String) {
    let content = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(content.contains(words), "\(content)")
  }
}
