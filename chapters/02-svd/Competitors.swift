import Gallery
import LinearAlgebra
import Literate
import LowRank

func competitors(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let a = Scene().gray
  let svd = try SVD(a)
  // snippet.competitors
  /// How far `a` is from its projection on the columns of `basis`.
  func error(on basis: Matrix<Double>) throws -> Double {
    let q = try QR(basis).q
    return (a - q * (q.transpose * a)).frobeniusNorm / a.frobeniusNorm
  }
  /// `k` columns of the picture, evenly spaced.
  func columns(_ k: Int) -> Matrix<Double> {
    a[columns: (0..<k).map { (2 * $0 + 1) * a.columns / (2 * k) }]
  }
  // snippet.end
  var table = Table("k", "√(tail)", "SVD", "k columns", "k random")
  let ranks = [1, 2, 5, 10, 20, 50, 100, 200]
  var curves: [[Double]] = [[], [], []]
  for k in ranks {
    let random = Matrix<Double>.gaussian(
      rows: a.rows, columns: k, using: &generator)
    let best = a - Matrix(try svd.truncated(toRank: k))
    let errors = [
      best.frobeniusNorm / a.frobeniusNorm, try error(on: columns(k)),
      try error(on: random),
    ]
    for i in 0..<3 { curves[i].append(errors[i]) }
    let tail = try svd.truncationError(rank: k) / a.frobeniusNorm
    let cells = ([tail] + errors).map { $0.formatted(decimals: 4) }
    table.row("\(k)", cells[0], cells[1], cells[2], cells[3])
  }
  page.print(table)
  page.record("svd20", percent(curves[0][4]))
  page.record("columns20", percent(curves[1][4]))
  page.record("random20", percent(curves[2][4]))
  let xs = ranks.map(Double.init)
  try page.figure(
    "competitors",
    Plot(
      x: Axis(
        "k", .logarithmic, range: 1...200,
        ticks: ranks.map { (Double($0), "\($0)") }),
      y: Axis("relative error", .logarithmic, range: 0.01...1.1),
      .linePoints("best: truncated SVD", x: xs, curves[0]),
      .linePoints("k columns of the picture", x: xs, curves[1]),
      .linePoints("k random directions", x: xs, curves[2])
    ).withKey(.bottomLeft))
  try page.draw("tail", tailCutOff())
}
