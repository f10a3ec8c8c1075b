import Gallery
import LinearAlgebra
import Literate
import LowRank

func compareValues(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = Scene(rows: 192, columns: 256).gray
  let sigma = try a.singularValues()
  // snippet.values
  let rough = try SVD(
    randomized: a, rank: 20, oversampling: 10, powerIterations: 0,
    using: &random)
  let fine = try SVD(
    randomized: a, rank: 20, oversampling: 10, powerIterations: 2,
    using: &random)
  // snippet.end
  var table = Table("j", "σⱼ", "q = 0", "q = 2")
  for j in [1, 2, 5, 10, 20] {
    let values = [sigma, rough.singularValues, fine.singularValues]
      .map { $0[j - 1].formatted(decimals: 0) }
    table.row("\(j)", values[0], values[1], values[2])
  }
  let errors = [rough, fine].map { (a - Matrix($0)).frobeniusNorm }
    .map { ($0 / sigma.tail(20)).formatted(decimals: 3) }
  table.row("error/least", "1.000", errors[0], errors[1])
  page.print(table)
  page.record("values-rough", errors[0])
  page.record("values-fine", errors[1])
}
