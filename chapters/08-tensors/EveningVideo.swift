import Gallery
import LinearAlgebra
import Literate
import LowRank

func evening(_ page: Page) throws {
  // snippet.evening
  let video = Evening().frames
  var table = Table("core", "stored", "share", "error")
  var versions = [video]
  for ranks in [[60, 80, 24], [30, 40, 12], [15, 20, 6]] {
    let tucker = try Tucker(video, ranks: ranks)
    let approximation = Tensor(tucker)
    versions.append(approximation)
    table.row(
      tucker.core.shape, "\(tucker.storedNumbers)",
      percent(Double(tucker.storedNumbers) / Double(video.count)),
      percent(video.relativeError(of: approximation)))
  }
  // snippet.end
  page.print("the video: \(video.shape), \(video.count) numbers")
  page.print(table)
  try page.figure(
    "evening",
    versions.map { version in
      [2, 18, 30, 45].map { Image(gray: version.slice($0)) }
    })
  try page.figure("evening-factors", timeFactors(video))
  try keepCore(page)
}

/// The leading factors along time, each with its largest entry positive.
private func timeFactors(_ video: Tensor<Double>) throws -> Plot {
  let factors = try HOSVD(video, ranks: [12, 12, 6]).tucker.factors[2]
  let series = (0..<4).map { r in
    let curve = factors[column: r]
    let sign = abs(curve.min() ?? 0) > (curve.max() ?? 0) ? -1.0 : 1.0
    return Series.line("factor \(r + 1)", sign * curve)
  }
  var plot = Plot(x: Axis("frame"), y: Axis(""), series)
  plot.key = .bottomRight
  return plot
}

func bounds(_ page: Page) throws {
  try drawCore(page)
  let video = Evening(rows: 48, columns: 64, count: 24).frames
  var table = Table(
    "core", "lower bound", "HOOI", "sequential", "HOSVD", "upper bound")
  var isEqual = true
  for ranks in [[4, 4, 2], [8, 8, 4], [16, 16, 8], [32, 32, 16]] {
    // snippet.bounds
    let plain = try HOSVD(video, ranks: ranks)
    let sequential = try SequentialHOSVD(video, ranks: ranks)
    let iterated = try HOOI(video, ranks: ranks, sweeps: 30)
    let lower = (plain.discardedSquares.max() ?? 0).squareRoot()
    let upper = plain.errorBound
    // snippet.end
    let measured = [sequential.tucker, plain.tucker, iterated.tucker].map {
      (video - Tensor($0)).frobeniusNorm
    }
    let norm = video.frobeniusNorm
    isEqual = isEqual && abs(sequential.error - measured[0]) < 1e-10 * norm
    let cells = [lower, measured[2], measured[0], measured[1], upper].map {
      ($0 / norm).formatted(decimals: 4)
    }
    table.row(
      plain.tucker.core.shape, cells[0], cells[1], cells[2], cells[3],
      cells[4])
  }
  page.print(table)
  page.print("what the steps discard is the error squared: \(isEqual)")
}
