import LinearAlgebra
import Literate
import LowRank

/// An update of known rank, decomposed.
struct PlantedUpdate {
  static let ranks = [1, 3, 5, 10, 20, 50]

  let matrix: Matrix<Double>
  let svd: SVD<Double>
  let errors: [Double]

  init(seed: UInt32) throws {
    // snippet.planted
    var numpy = NumPyRandom(seed: seed)
    let left = numpy.randn(rows: 1000, columns: 10)
    let right = numpy.randn(rows: 10, columns: 1000)
    let update = left * right
    // snippet.end
    let svd = try SVD(update)
    matrix = update
    self.svd = svd
    errors = try Self.ranks.map { r in
      // snippet.nearest
      let nearest = Matrix(try svd.truncated(toRank: r))
      return (update - nearest).frobeniusNorm / update.frobeniusNorm
      // snippet.end
    }
  }

  /// The share of the sum of the singular values that the first have.
  func shareOfSum(_ rank: Int) -> Double {
    svd.singularValues[0..<rank].reduce(0, +)
      / svd.singularValues.reduce(0, +)
  }
}

func demonstration(_ page: Page) throws {
  let published = try PlantedUpdate(seed: 42)
  // NumPy's seeds have 32 bits.
  let seed = UInt32(truncatingIfNeeded: page.seed)
  let own = try PlantedUpdate(seed: seed)
  let (first, second) = (published.svd, own.svd)
  var values = Table("k", "σₖ, seed 42", "σₖ, seed \(seed)")
  for k in 0..<15 {
    values.row(
      "\(k + 1)", first.singularValues[k].formatted(decimals: 4),
      second.singularValues[k].formatted(decimals: 4))
  }
  let sums = [first, second].map { $0.singularValues.reduce(0, +) }
  values.row(
    "sum", sums[0].formatted(decimals: 2), sums[1].formatted(decimals: 2))
  page.print(values)
  page.print()
  page.print(try errorTable(published, own, seed))
  try record(page, published)
  try drawDemonstration(page, published)
}

private func errorTable(
  _ published: PlantedUpdate, _ own: PlantedUpdate, _ seed: UInt32
) throws -> Table {
  var table = Table(
    "r", "of Σσ", "of Σσ²", "error, seed 42", "error, seed \(seed)",
    "parameters", "share")
  for (i, r) in PlantedUpdate.ranks.enumerated() {
    let (rows, columns) = (published.matrix.rows, published.matrix.columns)
    let parameters = r * (rows + columns)
    table.row(
      "\(r)", percent(published.shareOfSum(r), decimals: 2),
      percent(try published.svd.energyFraction(rank: r), decimals: 2),
      published.errors[i].formatted(decimals: 4),
      own.errors[i].formatted(decimals: 4), grouped(parameters),
      percent(Double(parameters) / Double(rows * columns)))
  }
  return table
}

private func record(_ page: Page, _ update: PlantedUpdate) throws {
  page.record("demo-first", update.svd.singularValues[0], decimals: 4)
  page.record("demo-error5", percent(update.errors[2]))
  page.record("demo-energy5", percent(try update.svd.energyFraction(rank: 5)))
  page.record("demo-sum5", percent(update.shareOfSum(5)))
  let share =
    10 * Double(update.matrix.rows + update.matrix.columns)
    / Double(update.matrix.rows * update.matrix.columns)
  page.record("demo-share10", percent(share, decimals: 0))
  let rest = update.svd.singularValues[10] / update.svd.singularValues[0]
  try page.claim("After ten values only rounding is left.", rest < 1e-12)
}
