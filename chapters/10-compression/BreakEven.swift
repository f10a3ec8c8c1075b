import LinearAlgebra
import Literate
import LowRank

func breakEven(_ page: Page) throws {
  let shapes = [
    (1, 512), (21, 64), (64, 64), (256, 64), (1536, 576), (4096, 4096),
    (11008, 4096),
  ]
  var table = Table(
    "W", "numbers", "break-even rank", "of the full rank", "half the numbers")
  for (m, n) in shapes {
    // snippet.break-even
    let most = LowRankMatrix<Double>.breakEvenRank(rows: m, columns: n)
    let half = try LowRankMatrix<Double>.rank(
      forShare: 0.5, rows: m, columns: n)
    // snippet.end
    table.row(
      "\(m) × \(n)", grouped(m * n), "\(most)",
      percent(Double(most) / Double(min(m, n)), decimals: 0), "\(half)")
  }
  page.print(table)
  try drawLayer(page)
}
