import LanguageModel
import LinearAlgebra
import Literate

func norms(_ page: Page) throws {
  let x: Vector<Double> = [3, -4, 0, 5]
  let factors: Vector<Double> = [1, 2, 1, 0.5]
  // snippet.norms
  var norm = RMSNorm<Double>(factors, epsilon: 1e-5)
  var table = Table("x", "norm of x")
  for scale in [1, 10, -1] as [Double] {
    let y = norm.forward(Matrix(column: scale * x))[column: 0]
    table.row(list(scale * x, decimals: 0), list(y, decimals: 3))
  }
  // snippet.end
  page.print(table)

  var random = SplitMix64(seed: page.seed)
  let w = Matrix<Double>.gaussian(rows: 5, columns: 4, using: &random)
  var plain = RMSNorm<Double>([1, 1, 1, 1], epsilon: 1e-5)
  let column = Matrix(column: x)
  let apart = w * norm.forward(column)
  let together = w.scaled(columnsBy: factors) * plain.forward(column)
  try page.claim(
    "The factors of a norm can be multiplied into the next matrix.",
    (apart - together).frobeniusNorm <= 1e-12 * apart.frobeniusNorm)
}

/// A vector as a row of numbers.
func list(_ x: Vector<Double>, decimals: Int) -> String {
  x.map { $0.formatted(decimals: decimals) }.joined(separator: "  ")
}
