import Testing

@testable import Drawing
@testable import bench

@Suite struct BenchChartTests {
  private func result(_ seconds: Double, target: Double, error: Double = 0) -> RowResult {
    let row = Row(
      name: "task \(seconds)", workload: nil, target: target, errorName: "error",
      allowedError: 0.1, operations: 1, prepare: { _ in [:] })
    return RowResult(
      row,
      samples: [
        Row.library: [Sample(seconds: seconds, error: error)],
        "peer": [Sample(seconds: 1, error: 0)],
      ], floor: 0.1)
  }

  private func bars(_ chart: BenchChart) -> [Box] {
    chart.picture.marks.compactMap { mark in
      guard case .path(let path, nil, let fill?) = mark, fill.opacity == 0.75 else { return nil }
      return path.bounds
    }
  }

  @Test func `bars start at zero and are as long as their shares`() {
    let chart = BenchChart(results: [result(0.5, target: 1), result(1, target: 1.2)])
    let bars = bars(chart)
    #expect(bars.map(\.left) == [0, 0])
    #expect(abs(bars[1].width - 2 * bars[0].width) < 1e-9)
  }

  @Test func `a miss beyond its goal is longer than the goal, and has its number`() {
    let chart = BenchChart(results: [result(2.33, target: 2), result(0.2, target: 1)])
    #expect(bars(chart)[0].right > 2 / chart.end * 344)
    #expect(chart.note(chart.results[0]) == "2.33, goal 2.0: missed")
    #expect(chart.figure.contains("2.33, goal 2.0: missed"))
  }

  @Test func `a bar that leaves the chart is cut at its edge and says so`() {
    let chart = BenchChart(results: [result(40, target: 1)])
    #expect(bars(chart)[0].right == 344)
    #expect(chart.note(chart.results[0]) == "40.00, beyond the chart, goal 1.0: missed")
    #expect(chart.picture.frame.width <= 351)
  }

  @Test func `a row under its goal that fails says why`() {
    let worse = result(0.041, target: 0.05, error: 0.2)
    #expect(worse.miss == "its error is too large")
    #expect(BenchChart(results: [worse]).note(worse) == "0.041, goal 0.05: its error is too large")
  }
}
