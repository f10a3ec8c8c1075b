import Gallery
import LinearAlgebra
import Literate
import LowRank

func tryAllSubsets(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.subsets
  let (n, k) = (14, 3)
  let m = try Matrix<Double>.random(
    rows: 8, columns: n,
    singularValues: .geometric(8, from: 1, to: 0.05), using: &random)
  let all = try subsets(of: n, size: k).map { try Subset(m, $0) }
  // snippet.end
  let sigma = try m.singularValues()
  let squares = sigma.map { $0 * $0 }
  let tail = squares[k...].reduce(0, +).squareRoot()
  let errors = all.map(\.error).sorted()
  let pivoted = try Subset(
    m, InterpolativeDecomposition(m, rank: k).columnIndices)
  // snippet.mean
  let total = all.map(\.squaredVolume).reduce(0, +)
  let sum = all.map { $0.squaredVolume * $0.error * $0.error }.reduce(0, +)
  let mean = (sum / total).squareRoot()
  // snippet.end
  let predicted =
    (Double(k + 1) * symmetric(squares, k + 1) / symmetric(squares, k))
    .squareRoot()
  let bound = Double(k + 1).squareRoot() * tail
  var table = Table("three columns of fourteen", "‖M − CC⁺M‖_F")
  func row(_ name: String, _ value: Double) {
    table.row(name, value.formatted(decimals: 4))
  }
  row("any matrix of rank 3: truncated SVD", tail)
  row("the best of all choices", errors[0])
  row("pivoted QR", pivoted.error)
  row("mean, drawn by squared volume", mean)
  row("the same by formula", predicted)
  row("bound √(k + 1) times the first line", bound)
  row("the worst of all choices", errors[errors.count - 1])
  page.print(table)
  page.record("subset-count", errors.count)
  page.record("subset-best", errors[0] / tail, decimals: 2)
  page.record("subset-worst", errors[errors.count - 1] / tail, decimals: 1)
  let rank = errors.count { $0 < pivoted.error - 1e-12 } + 1
  page.record("subset-place", rank)
  try draw(page, errors, tail, mean, (rank, pivoted.error))
}

/// One choice of columns.
private struct Subset {
  /// The distance of the matrix from what the columns span.
  let error: Double
  /// The determinant of CᵀC.
  let squaredVolume: Double

  init(_ m: Matrix<Double>, _ columns: [Int]) throws {
    let qr = try QR(m[columns: columns])
    error = (m - qr.q * (qr.q.transpose * m)).frobeniusNorm
    squaredVolume = qr.r.diagonal.reduce(1) { $0 * $1 * $1 }
  }
}

/// All sets of `size` of the numbers below `count`.
private func subsets(of count: Int, size: Int) -> [[Int]] {
  if size == 0 { return [[]] }
  return ((size - 1)..<max(count, size - 1)).flatMap { last in
    subsets(of: last, size: size - 1).map { $0 + [last] }
  }
}

/// The sum of all products of k different numbers of a list.
private func symmetric(_ x: [Double], _ k: Int) -> Double {
  subsets(of: x.count, size: k)
    .map { $0.reduce(1) { $0 * x[$1] } }.reduce(0, +)
}

private func draw(
  _ page: Page, _ errors: [Double], _ tail: Double, _ mean: Double,
  _ pivoted: (place: Int, error: Double)
) throws {
  let ends = [1, Double(errors.count)]
  var plot = Plot(
    x: Axis("choices of three columns, the best first"),
    y: Axis("‖M − CC⁺M‖_F", range: 0...(1.05 * errors[errors.count - 1])),
    .line("all choices", errors),
    .points("pivoted QR", x: [Double(pivoted.place)], [pivoted.error]),
    .dashed("mean by volume", x: ends, [mean, mean]),
    .dashed("truncated SVD", x: ends, [tail, tail]))
  plot.key = .bottomRight
  try page.figure("subsets", plot)
}
