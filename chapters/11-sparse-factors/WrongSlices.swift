import LinearAlgebra
import Literate
import LowRank

func wrongSlices(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.wrong-slices
  let layout = MonarchLayout(
    rows: 64, columns: 64, rowGroups: 8, columnBlocks: 8)
  let m = Matrix(MonarchMatrix<Double>.gaussian(layout, using: &generator))
  let right = try MonarchMatrix(projecting: m, layout)
  // Rows that stand together, instead of rows that were dealt together.
  let together = StridePermutation(count: 64, hands: 8)(rowsOf: m)
  let wrong = try MonarchMatrix(projecting: together, layout)
  // snippet.end
  var table = Table("slices", "share of ‖M‖² that is lost")
  let error = m.distance(to: Matrix(right))
  let other = together.distance(to: Matrix(wrong))
  table.row("rows i, i + 8, i + 16, …", orRounding(error))
  table.row(
    "rows 8i, 8i + 1, 8i + 2, …", (other * other).formatted(decimals: 3))
  page.print(table)
  try page.claim("The wrong slices lose a third.", other * other > 1.0 / 3)
}

func stridedRows(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let w = Matrix<Double>.gaussian(rows: 64, columns: 64, using: &generator)
  // snippet.strided-rows
  let parts = try (0..<8).map { first in
    try SVD(w[rows: Array(stride(from: first, to: 64, by: 8))])
  }
  let numbers = parts.reduce(0) { sum, svd in
    sum + svd.u.elements.count + svd.singularValues.count
      + svd.v.elements.count
  }
  // snippet.end
  page.print("numbers in W: \(w.elements.count)")
  page.print("numbers in the SVDs of its strided rows: \(numbers)")
  page.record("strided-numbers", numbers)
}
