import LinearAlgebra
import Literate
import LowRank

func weighChoices(_ page: Page) throws {
  let products = [
    ("decaying", try Products.decaying(seed: page.seed)),
    ("aligned", try Products.aligned(seed: page.seed)),
  ]
  for (index, (name, product)) in products.enumerated() {
    let norm = product.squaredErrorOfZero.squareRoot()
    let svd = try SVD(product.exact)
    var table = Table("k largest", "k = 5", "10", "20", "30")
    let counts = [5, 10, 20, 30]
    func row(_ title: String, _ error: (Int) throws -> Double) throws {
      let cells = try counts.map { relative(try error($0)) }
      table.row(title, cells[0], cells[1], cells[2], cells[3])
    }
    try row("zero matrix") { _ in 1 }
    // snippet.weights
    try row("weights 1") { k in
      product.squaredError(try product.largest(k)).squareRoot() / norm
    }
    try row("best weights") { k in
      let chosen = try product.largest(k).indices
      let best = try product.optimallyWeighted(chosen)
      return product.squaredError(best).squareRoot() / norm
    }
    try row("best middle matrix") { k in
      let chosen = try product.largest(k).indices
      let (c, r) = (product.x[columns: chosen], product.y[rows: chosen])
      let left = c * (try PseudoInverse(c).solve(product.exact))
      let right = try r.pseudoInverse() * r
      return (product.exact - left * right).frobeniusNorm / norm
    }
    try row("anything: SVD") { k in
      try svd.truncationError(rank: k) / norm
    }
    // snippet.end
    page.print("\(name):")
    page.print(table)
    if index == 0 { page.print() }
  }
}
