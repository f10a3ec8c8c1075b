import LinearAlgebra
import Literate

func smallUpdate(_ page: Page) throws {
  try drawAdapter(page)
  // snippet.small
  let w: Matrix<Double> = [[2, 0, 1], [0, 1, 0], [1, 0, 3]]  // frozen
  let a: Matrix<Double> = [[1, -1, 2]]  // r × in
  let b: Matrix<Double> = [[1], [0], [-2]]  // out × r
  let s = 0.5  // α/r with α = 0.5 and r = 1
  let x: Vector<Double> = [1, 2, 3]
  let adapted = w * x + s * (b * (a * x))
  let merged = (w + s * (b * a)) * x
  // snippet.end
  page.print("W₀x", w * x, decimals: 1)
  page.print("Ax", a * x, decimals: 1)
  page.print("W₀x + sB(Ax)", adapted, decimals: 1)
  page.print("(W₀ + sBA)x", merged, decimals: 1)
  page.print("sBA", s * (b * a), decimals: 1)
}
