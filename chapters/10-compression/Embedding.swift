import LinearAlgebra
import Literate
import LowRank
import Training

func embedding(_ page: Page, _ study: Study) throws {
  let table = study.base.embedding.tokens.value
  let text = study.calibration.flatMap(\.tokens)
  var frequencies = Vector<Double>.zero(table.columns)
  for token in text { frequencies[token] += 1 / Double(text.count) }
  // snippet.embedding
  func error(_ small: FactoredEmbedding<Float>) -> Double {
    var small = small
    let missing = small.forward(text) - table[columns: text]
    return Double(missing.frobeniusNorm / table[columns: text].frobeniusNorm)
  }
  // snippet.end
  var rows = Table("r", "numbers", "all tokens alike", "by how often")
  for rank in [4, 8, 12] {
    let even = try FactoredEmbedding(table, rank: rank)
    let weighted = try FactoredEmbedding(
      table, frequencies: frequencies, rank: rank)
    rows.row(
      "\(rank)", "\(even.parameterCount)", percent(error(even)),
      percent(error(weighted)))
    page.claimOfTraining(
      "The table weighted by frequencies has the smaller error in the text.",
      error(weighted) <= error(even))
  }
  page.print("the table: \(table.shape), \(table.rows * table.columns) numbers")
  page.printMeasured(rows)
  page.record("embedding-features", table.rows)
  page.record("embedding-vocabulary", table.columns)
}
