import LinearAlgebra
import Literate
import LowRank

func countCopies(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = try Matrix<Double>.random(
    rows: 60, columns: 50, singularValues: [3, 3, 3, 2, 2, 1], using: &random)
  let start = Vector((0..<50).map { _ in random.gaussian() })
  let one = carefulLanczos(a, start: start, steps: 6)
  let j = one.us.count
  page.print("σ of A: 3, 3, 3, 2, 2, 1")
  page.print("from one vector, it ends after \(j) steps:")
  page.print("  σ of B", try one.b.singularValues(), decimals: 6)
  // snippet.copies
  let block = try SVD(lanczos: a, rank: 6, blockSize: 3, using: &random)
  // snippet.end
  page.print("from blocks of three:")
  page.print("  σ of B", block.singularValues, decimals: 6)
  page.record("copies-steps", j)
}
