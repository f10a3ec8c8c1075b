import LinearAlgebra
import Literate
import LowRank

// snippet.product
/// Small products, a deal, small products again, and the cards put back.
func product(
  _ m: MonarchMatrix<Double>, _ x: Vector<Double>
) -> Vector<Double> {
  let (c, b) = (m.layout.rowGroups, m.layout.columnBlocks)
  let width = m.layout.sliceColumns
  let first = (0..<b).flatMap { block in
    m.rightBlock(block) * x[(block * width)..<((block + 1) * width)]
  }
  let dealt = StridePermutation(count: b * c, hands: c)(Vector(first))
  let second = (0..<c).flatMap { group in
    m.leftBlock(group) * dealt[(group * b)..<((group + 1) * b)]
  }
  let back = StridePermutation(count: m.rows, hands: m.rows / c)
  return back(Vector(second))
}
// snippet.end

func monarchProduct(_ page: Page) throws {
  try drawMonarch(page)
  try drawSlices(page)
  var generator = SplitMix64(seed: page.seed)
  var table = Table(
    "size", "groups", "blocks", "dense", "Monarch", "rank of the matrix",
    "error of the product")
  let sizes = [
    (12, 12, 3, 4), (64, 64, 8, 8), (60, 36, 6, 6), (256, 256, 16, 16),
  ]
  var worst = 0.0
  for (rows, columns, groups, blocks) in sizes {
    let layout = MonarchLayout(
      rows: rows, columns: columns, rowGroups: groups, columnBlocks: blocks)
    let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    let x = Matrix<Double>.gaussian(
      rows: columns, columns: 1, using: &generator)
    let y = Matrix(column: product(m, x[column: 0]))
    let error = (Matrix(m) * x).distance(to: y)
    worst = max(worst, error)
    table.row(
      "\(rows) × \(columns)", "\(groups)", "\(blocks)", "\(rows * columns)",
      "\(layout.storedNumbers)", "\(try Matrix(m).numericalRank())",
      orRounding(error))
  }
  page.print(table)
  try page.claim(
    "The product is that of the dense matrix, up to rounding.", worst < 1e-13)
}

func inverse(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.inverse
  let layout = MonarchLayout(rows: 64, columns: 64)
  let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
  let n = try m.inverseTranspose()
  let identity = Matrix(n).transpose * Matrix(m)
  // snippet.end
  let error = Matrix<Double>.identity(64).distance(to: identity)
  page.print("groups, blocks: \(layout.rowGroups), \(layout.columnBlocks)")
  page.print("numbers in M: \(m.storedNumbers)")
  page.print("numbers in the inverse of its transpose: \(n.storedNumbers)")
  try page.claim("NᵀM is the identity.", error < 1e-8)
}
