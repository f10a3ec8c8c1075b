import LinearAlgebra
import Literate

func storage(_ page: Page) throws {
  // snippet.storage
  let a: Matrix<Double> = [
    [1, 2, 3],
    [4, 5, 6],
  ]
  page.print("A", a, decimals: 0)
  page.print("a[0, 2] is \(a[0, 2].formatted(decimals: 0))")
  page.print("in memory", Vector(a.elements), decimals: 0)
  page.print("second column", a[column: 1], decimals: 0)
  page.print("A Aᵀ", a * a.transpose, decimals: 0)
  // snippet.end
  try page.draw("memory", downTheColumns())
}
