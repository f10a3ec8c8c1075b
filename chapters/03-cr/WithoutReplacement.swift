import LinearAlgebra
import Literate
import LowRank

func sampleWithoutReplacement(_ page: Page) throws {
  try drawComb(page)
  let product = try ColumnRowProduct(small.x, small.y)
  // snippet.design
  let design = try product.systematicSampling(2)
  let inclusion = design.inclusionProbabilities
  page.print("π", Vector(inclusion))
  var table = Table("layers", "probability", "weights", "squared error")
  table.row("none", "–", "–", product.squaredErrorOfZero.formatted(decimals: 2))
  var mean = Matrix<Double>.zero(rows: 2, columns: 2)
  for (layers, probability) in design.allSamples() {
    let chosen = ColumnRowSelection(
      indices: layers, weights: Vector(layers.map { 1 / inclusion[$0] }))
    mean += probability * Matrix(product.approximation(chosen))
    table.row(
      layers.map { "\($0 + 1)" }.joined(separator: " and "),
      relative(probability),
      chosen.weights.map { $0.formatted(decimals: 3) }.joined(separator: ", "),
      product.squaredError(chosen).formatted(decimals: 2))
  }
  page.print(table)
  page.print("mean", mean)
  // snippet.end
  let once = try product.expectedSquaredErrorWithoutReplacement(2)
  let repeated = try product.expectedSquaredError(2, by: .optimal)
  page.print("mean squared error: \(once.formatted(decimals: 2))")
  page.record("without-error", once, decimals: 0)
  page.record("with-error", repeated, decimals: 0)
}
