import LinearAlgebra
import Literate
import LowRank

func fisherRows(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let w = Matrix<Double>.gaussian(rows: 30, columns: 20, using: &generator)
  let d = Vector((0..<30).map { _ in 0.1 + 3 * generator.uniform() })
  var table = Table("r", "truncated SVD", "weighted", "the bound")
  for rank in [2, 5, 10] {
    // snippet.weighted
    let svd = try SVD(w.scaled(rowsBy: d))
    let inverse = Vector(d.map { 1 / $0 })
    let weighted = Matrix(try svd.truncated(toRank: rank))
      .scaled(rowsBy: inverse)
    // snippet.end
    let plain = Matrix(try SVD(w).truncated(toRank: rank))
    func loss(_ x: Matrix<Double>) -> Double {
      (w - x).scaled(rowsBy: d).frobeniusNorm
    }
    let bound = try svd.truncationError(rank: rank)
    table.row(
      "\(rank)", loss(plain).formatted(decimals: 3),
      loss(weighted).formatted(decimals: 3), bound.formatted(decimals: 3))
    try page.claim(
      "The weighted factors attain the bound.",
      abs(loss(weighted) - bound) < 1e-10 * bound && loss(plain) > bound)
  }
  page.print(table)
}
