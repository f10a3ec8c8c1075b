import LinearAlgebra
import Literate
import LowRank

/// A wrong or right way to weigh the layers that two draws have chosen.
private typealias Weighing =
  @Sendable (_ draws: [Int], _ p: Vector<Double>)
  -> [(layer: Int, weight: Double)]

// snippet.weighings
private let weighings: [(name: String, rule: Weighing)] = [
  ("right: 1/(k pᵢ) each", { draws, p in draws.map { ($0, 0.5 / p[$0]) } }),
  ("forgotten", { draws, _ in draws.map { ($0, 1) } }),
  ("all l/k", { draws, _ in draws.map { ($0, 2) } }),
  ("multiplicity lost", { draws, p in Set(draws).map { ($0, 0.5 / p[$0]) } }),
]
// snippet.end

func forgetWeights(_ page: Page) throws {
  let product = try ColumnRowProduct(small.x, small.y)
  let p = try product.optimalProbabilities().probabilities
  var table = Table("weights", "mean", "bias", "mean squared error")
  let nothing = product.squaredErrorOfZero
  table.row(
    "zero matrix", "0", relative(nothing.squareRoot()), relative(nothing))
  for (name, weigh) in weighings {
    var moments = Moments(product)
    for i in 0..<4 {
      for j in 0..<4 { moments.add(weigh([i, j], p), probability: p[i] * p[j]) }
    }
    moments.describe(name, in: &table)
  }
  // snippet.sequential
  var moments = Moments(product)
  for i in 0..<4 {
    for j in 0..<4 where j != i {
      // The second draw is from the layers that are left.
      let probability = p[i] * p[j] / (1 - p[i])
      moments.add([(i, 0.5 / p[i]), (j, 0.5 / p[j])], probability: probability)
    }
  }
  // snippet.end
  moments.describe("no replacement, 1/(k pᵢ)", in: &table)
  page.print(table)
}

/// The mean and the mean squared error of an estimate, outcome by outcome.
private struct Moments {
  private let product: ColumnRowProduct<Double>
  private let exact: Matrix<Double>
  private var mean: Matrix<Double>
  private var squaredError = 0.0

  init(_ product: ColumnRowProduct<Double>) {
    self.product = product
    exact = product.exact
    mean = .zero(rows: exact.rows, columns: exact.columns)
  }

  mutating func add(
    _ terms: [(layer: Int, weight: Double)], probability: Double
  ) {
    var outcome = Matrix<Double>.zero(rows: exact.rows, columns: exact.columns)
    for (i, weight) in terms {
      outcome += weight * product.x[column: i].outer(product.y[row: i])
    }
    let error = (outcome - exact).frobeniusNorm
    mean += probability * outcome
    squaredError += probability * error * error
  }

  func describe(_ name: String, in table: inout Table) {
    let bias = (mean - exact).frobeniusNorm
    let isRight = bias < 1e-13
    table.row(
      name, isRight ? "XY" : "not XY", isRight ? "0" : relative(bias),
      relative(squaredError))
  }
}
