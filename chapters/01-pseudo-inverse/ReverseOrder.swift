import LinearAlgebra
import Literate
import LowRank

func reverseOrder(_ page: Page) throws {
  // snippet.products
  let a: Matrix<Double> = [[1, 1], [0, 0]]
  let b: Matrix<Double> = [[1, 0], [0, 0]]
  let together = try (a * b).pseudoInverse()
  let apart = try b.pseudoInverse() * a.pseudoInverse()
  page.print("(AB)⁺", together, decimals: 1)
  page.print("B⁺A⁺", apart, decimals: 1)
  // snippet.end
}
