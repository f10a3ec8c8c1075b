import Gallery
import LinearAlgebra
import Literate

func condition(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.condition
  /// How much larger the relative change of x is than that of b.
  func growth(
    _ a: Matrix<Double>, _ b: Vector<Double>, _ change: Vector<Double>
  ) throws -> Double {
    let solutions = try (a.solve(b).norm, a.solve(change).norm)
    return (solutions.1 / solutions.0) / (change.norm / b.norm)
  }
  // snippet.end
  var table = Table("n", "κ(A)", "worst growth", "median, b = Ax")
  var gap = 1.0
  for n in [2, 4, 6, 8] {
    let a = Matrix<Double>.hilbert(n)
    let svd = try SVD(a)
    let kappa = try a.conditionNumber()
    let worst = try growth(a, svd.u[column: 0], svd.u[column: n - 1])
    let growths = try (0..<101).map { _ in
      let x = gaussianVector(n, using: &generator)
      return try growth(a, a * x, gaussianVector(n, using: &generator))
    }
    let median = growths.sorted()[50]
    gap = max(gap, worst / median)
    table.row(
      "\(n)", kappa.formatted(digits: 4), worst.formatted(digits: 4),
      median.formatted(digits: 2))
    if n == 8 { page.record("kappa8", kappa, digits: 3) }
  }
  page.print(table)
  page.record("condition-gap", gap, digits: 2)
}

private func gaussianVector(
  _ count: Int, using generator: inout SplitMix64
) -> Vector<Double> {
  Vector((0..<count).map { _ in generator.gaussian() })
}
