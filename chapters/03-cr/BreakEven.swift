import LinearAlgebra
import Literate
import LowRank

func countToBreakEven(_ page: Page) throws {
  let seed = page.seed
  let products = [
    ("four layers", try ColumnRowProduct(small.x, small.y)),
    ("flat", try Products.flat(seed: seed)),
    ("decaying", try Products.decaying(seed: seed)),
    ("aligned", try Products.aligned(seed: seed)),
  ]
  // snippet.break-even
  var table = Table(
    "product", "layers", "Z²/‖XY‖²", "break-even k", "error at k = l",
    "shrunk, k = l")
  for (name, product) in products {
    let optimal = try product.optimalProbabilities()
    let zero = product.squaredErrorOfZero
    let breakEven = try product.breakEvenCount(from: optimal)
    let l = product.count
    let error = try product.expectedSquaredError(l, from: optimal) / zero
    table.row(
      name, "\(l)", (breakEven + 1).formatted(digits: 4),
      breakEven.formatted(decimals: 1), relativeRoot(error),
      relativeRoot(error / (1 + error)))
  }
  page.print(table)
  // snippet.end
  let flat = products[1].1
  let count = try flat.breakEvenCount(from: flat.optimalProbabilities())
  page.record("break-even-flat", Int(count) + 1)
  page.record("break-even-layers", flat.count)
}
