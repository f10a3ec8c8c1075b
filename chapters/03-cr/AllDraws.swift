import LinearAlgebra
import Literate
import LowRank

// snippet.draw
/// The weighted sum of drawn layers, each with weight 1/(k pᵢ).
func estimate(
  _ x: Matrix<Double>, _ y: Matrix<Double>, draws: [Int],
  probabilities p: Vector<Double>
) -> Matrix<Double> {
  var sum = Matrix<Double>.zero(rows: x.rows, columns: y.columns)
  for i in draws {
    let weight = 1 / (Double(draws.count) * p[i])
    sum += weight * x[column: i].outer(y[row: i])
  }
  return sum
}
// snippet.end

func enumerateDraws(_ page: Page) throws {
  try drawLayers(page)
  try drawCancelling(page)
  let (x, y) = small
  // snippet.enumerate
  let product = try ColumnRowProduct(x, y)
  let exact = product.exact
  var table = Table("probabilities", "mean", "mean squared error")
  table.row("zero matrix", "0", relative(product.squaredErrorOfZero))
  let choices = [
    ("all alike", try product.uniformProbabilities()),
    ("by size", try product.optimalProbabilities()),
  ]
  for (name, distribution) in choices {
    let p = distribution.probabilities
    var mean = Matrix<Double>.zero(rows: 2, columns: 2)
    var squaredError = 0.0
    for i in 0..<4 {
      for j in 0..<4 {
        let outcome = estimate(x, y, draws: [i, j], probabilities: p)
        let error = (outcome - exact).frobeniusNorm
        mean += p[i] * p[j] * outcome
        squaredError += p[i] * p[j] * error * error
      }
    }
    let isRight = mean.isApproximatelyEqual(to: exact, relativeTolerance: 1e-14)
    table.row(name, isRight ? "XY" : "not XY", relative(squaredError))
  }
  page.print("p by size", try product.optimalProbabilities().probabilities)
  page.print(table)
  // snippet.end
  let predicted = try product.expectedSquaredError(2, by: .optimal)
  page.record("draws-optimal", predicted, decimals: 0)
  let sum = product.pairNorms.elements.reduce(0, +)
  page.record("draws-sum", sum, decimals: 0)
}
