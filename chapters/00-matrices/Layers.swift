import LinearAlgebra
import Literate

func outerProduct(_ page: Page) throws {
  // snippet.outer
  let x: Vector<Double> = [1, 2, 3]
  let y: Vector<Double> = [10, 20]
  page.print("x yᵀ", x.outer(y), decimals: 0)
  page.print("xᵀ x is \(x.dot(x).formatted(decimals: 0))")
  // snippet.end
}

func layers(_ page: Page) throws {
  // snippet.layers
  let a: Matrix<Double> = [[1, 2], [3, 4], [5, 6]]
  let b: Matrix<Double> = [[1, 0, 2], [0, 1, 1]]
  var sum = Matrix<Double>.zero(rows: 3, columns: 3)
  for k in 0..<a.columns {
    let layer = a[column: k].outer(b[row: k])
    page.print("layer \(k)", layer, decimals: 0)
    sum += layer
  }
  page.print("the sum", sum, decimals: 0)
  page.print(sum == a * b ? "is A B exactly" : "is not A B")
  // snippet.end
  try page.draw("two-views", placeByPlace(), layerByLayer())
}

func thinFactors(_ page: Page) throws {
  let (m, n) = (1000, 800)
  var table = Table("r", "m × r and r × n", "m × n", "ratio")
  for r in [1, 5, 20, 100, 444, 445] {
    let thin = r * (m + n)
    let ratio = Double(thin) / Double(m * n)
    table.row(
      "\(r)", "\(thin)", "\(m * n)", ratio.formatted(decimals: 3))
  }
  page.print(table)
  page.record("thin-m", m)
  page.record("thin-n", n)
  let breakEven = Double(m * n) / Double(m + n)
  page.record("thin-break-even", breakEven, decimals: 1)
  try page.draw("thin", thinFactorsDrawn())
}
