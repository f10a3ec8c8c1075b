import Gallery
import LinearAlgebra
import Literate
import LowRank

func weighColumns(_ page: Page) throws {
  // snippet.leverage
  let a = Scene(rows: 192, columns: 256).gray
  let svd = try SVD(a)
  let few = svd.rowLeverageScores(rank: 10)  // ℓᵢ at k = 10
  let all = svd.rowLeverageScores(rank: 192)  // at full rank
  // snippet.end
  var table = Table("scores of the rows", "sum", "smallest", "largest")
  for (name, scores) in [("k = 10", few), ("k = 192", all)] {
    let sum = scores.elements.reduce(0, +)
    table.row(
      name, sum.formatted(decimals: 3),
      (scores.min() ?? 0).formatted(decimals: 3),
      (scores.max() ?? 0).formatted(decimals: 3))
  }
  page.print(table)
  let lines = (0..<192).map { Double($0) }
  let columns = svd.leverageScores(rank: 10)
  let ticks = [0, 50, 100, 150, 200, 250].map { (Double($0), "\($0)") }
  try page.figure(
    "leverage",
    Plot(
      x: Axis("row, from the top", ticks: ticks),
      y: Axis("leverage", .logarithmic, range: 1e-4...10),
      .line("k = 10", x: lines, few), .dashed("k = 192", x: lines, all)
    ).with(key: .bottomLeft, aspect: 1.1),
    Plot(
      x: Axis("column, from the left", ticks: ticks),
      y: Axis("leverage", .logarithmic, range: 1e-4...10),
      .line("k = 10", x: (0..<256).map { Double($0) }, columns)
    ).with(key: .none, aspect: 1.1))
  let largest = few.indices.max { few[$0] < few[$1] } ?? 0
  page.record("leverage-largest", few[largest], decimals: 2)
  page.record("leverage-row", largest + 1)
}
