import LinearAlgebra
import Literate

func normAxis(_ page: Page) throws {
  try drawDirection(page)
  let w: Matrix<Double> = [[3, 4, 0], [0, 1, 0], [2, 1, 2]]
  let change: Matrix<Double> = [[1, 0, 1], [2, 0, 2], [1, 0, 1]]  // rank 1
  // snippet.axes
  func rowLengths(_ m: Matrix<Double>) -> Vector<Double> {
    Vector((0..<m.rows).map { m[row: $0].norm })
  }
  let v = w + change
  let factors = zip(rowLengths(w), rowLengths(v)).map { $0 / $1 }
  let dora = v.scaled(rowsBy: Vector(factors))
  let lengths = zip(
    rowLengths(w.transposed()), rowLengths(v.transposed())
  ).map { $0 / $1 }
  let wrongAxis = v.scaled(columnsBy: Vector(lengths))
  // snippet.end
  page.print("row lengths of W₀     ", rowLengths(w), decimals: 3)
  page.print("of V = W₀ + sBA       ", rowLengths(v), decimals: 3)
  page.print("of DoRA's weight      ", rowLengths(dora), decimals: 3)
  page.print("with the wrong axis   ", rowLengths(wrongAxis), decimals: 3)
  try page.claim(
    "DoRA keeps the lengths of the rows.",
    (rowLengths(dora) - rowLengths(w)).norm < 1e-12)
}
