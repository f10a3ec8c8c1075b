import LinearAlgebra
import Literate
import LowRank

/// Inputs whose covariance goes from one to another while a text drifts.
private struct Drift {
  let from: Matrix<Double>
  let to: Matrix<Double>

  /// Inputs of a window; a share of them is of the new kind.
  func window(
    _ share: Double, count: Int, using random: inout SplitMix64
  ) -> Matrix<Double> {
    Matrix(
      columns: (0..<count).map { _ in
        let root = random.uniform() < share ? to : from
        let noise = Matrix<Double>.gaussian(
          rows: root.columns, columns: 1, using: &random)
        return (root * noise)[column: 0]
      })
  }
}

func monitoring(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let n = 48
  func root() throws -> Matrix<Double> {
    try .random(
      rows: n, columns: n,
      singularValues: Vector((1...n).map { Double.pow(Double($0), -1) }),
      using: &random)
  }
  let drift = Drift(from: try root(), to: try root())
  let w = Matrix<Double>.gaussian(rows: n, columns: n, using: &random)
  let calibration = drift.window(0, count: 2000, using: &random)
  // snippet.monitor
  let small = Matrix(try OutputSVD(w, inputs: calibration).truncated(toRank: 8))
  func error(_ x: Matrix<Double>, _ cut: Matrix<Double>) -> Double {
    ((w - cut) * x).frobeniusNorm / (w * x).frobeniusNorm
  }
  let usual = (0..<50).map { _ in
    error(drift.window(0, count: 100, using: &random), small)
  }
  let limit = 1.1 * (usual.max() ?? 0)
  // snippet.end
  let shares = (0..<40).map { min(1, max(0, Double($0 - 10) / 20)) }
  let texts = shares.map { drift.window($0, count: 100, using: &random) }
  let errors = texts.map { error($0, small) }
  let alarm = errors.firstIndex { $0 > limit } ?? errors.count
  page.recordMeasured("alarm-share", percent(shares[min(alarm, 39)]))
  // snippet.renew
  let recent = drift.window(1, count: 2000, using: &random)
  let renewed = Matrix(try OutputSVD(w, inputs: recent).truncated(toRank: 8))
  // snippet.end
  let after = texts.map { error($0, renewed) }
  var table = Table("windows", "of the new kind", "old cut", "new cut")
  for range in [0..<10, 10..<20, 20..<30, 30..<40] {
    table.row(
      "\(range.lowerBound + 1) to \(range.upperBound)",
      percent(mean(shares[range]), decimals: 0),
      percent(mean(errors[range]), decimals: 0),
      percent(mean(after[range]), decimals: 0))
  }
  page.print(table)
  try page.claim(
    "The alarm comes after the drift has begun and before it has ended.",
    alarm > 10 && alarm < 30)
  try page.claim(
    "What was calibrated anew has the smaller error on the new text.",
    mean(after.suffix(10)) < mean(errors.suffix(10)))
  let axis = (0..<40).map(Double.init)
  try page.figure(
    "drift",
    Plot(
      x: Axis("window of the text", range: 0...39),
      y: Axis("error of the outputs", range: 0...1),
      .line("calibrated before", x: axis, errors),
      .line("calibrated after", x: axis, after),
      .line("limit", x: axis, axis.map { _ in limit })))
}

private func mean(_ x: some Collection<Double>) -> Double {
  x.reduce(0, +) / Double(x.count)
}
