import LinearAlgebra
import Literate
import LowRank

func sharpen(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let sentence = Sentence(using: &generator)
  var table = Table(
    "queries", "largest weight", "rank for 1 %", "error, m = 32",
    "error, m = 64")
  for factor in [0.5, 1, 2, 4] {
    let sharp = sentence.sharpened(by: factor)
    let attention = Attention(
      query: sharp.query, key: sharp.key, value: sharp.value)
    let weights = (sharp.query * sharp.key.transpose / 4).softmaxOfRows()
    let largest = (0..<weights.rows).map { weights[row: $0].max() ?? 0 }
    let mean = largest.reduce(0, +) / Double(largest.count)
    let errors = try [32, 64].map { m in
      let approximate = try attention.nystrom(landmarks: m)
      return relativeError(approximate, of: attention.exact)
    }
    table.row(
      "× \(factor.formatted(digits: 2))", mean.formatted(decimals: 3),
      "\(try SVD(weights).rank(forRelativeError: 0.01))",
      shown(errors[0], digits: 2), shown(errors[1], digits: 2))
  }
  page.print(table)
}
