import Foundation
import LinearAlgebra
import Literate
import LowRank

func takeLimit(_ page: Page) throws {
  // snippet.matrices
  let independent: Matrix<Double> = [
    [1, 2], [3, 1], [0, 1], [2, 2], [1, -1],
  ]
  let dependent = independent * [[1, 0, 1], [0, 1, 1]]  // c₃ = c₁ + c₂
  // snippet.end
  var table = Table("λ", "independent columns", "dependent columns")
  for exponent in stride(from: 0, through: 12, by: 2) {
    let lambda = pow(10, -Double(exponent))
    table.row(
      magnitude(lambda), try report(independent, lambda),
      try report(dependent, lambda))
  }
  page.print(table)
  try drawErrors(page, independent, dependent)
}

// snippet.limit
/// The limit formula stopped early, (AᵀA + λI)⁻¹Aᵀ.
func stoppedEarly(
  _ a: Matrix<Double>, _ lambda: Double
) throws -> Matrix<Double> {
  let shifted = a.gram() + lambda * Matrix.identity(a.columns)
  return try Cholesky(shifted).solve(a.transposed())
}
// snippet.end

/// ‖(AᵀA + λI)⁻¹Aᵀ − A⁺‖₂ / ‖A⁺‖₂, or nothing where Cholesky refuses.
private func error(_ a: Matrix<Double>, _ lambda: Double) throws -> Double? {
  let exact = try a.pseudoInverse()
  do {
    let difference = try stoppedEarly(a, lambda) - exact
    return try difference.spectralNorm() / exact.spectralNorm()
  } catch LinearAlgebraError.notPositiveDefinite { return nil }
}

private func report(_ a: Matrix<Double>, _ lambda: Double) throws -> String {
  try error(a, lambda).map(errorMagnitude) ?? "refused"
}

private func drawErrors(
  _ page: Page, _ independent: Matrix<Double>, _ dependent: Matrix<Double>
) throws {
  let exponents = (0...64).map { -16 + Double($0) / 4 }
  let lambdas = exponents.map { pow(10, $0) }
  func curve(_ a: Matrix<Double>) throws -> (x: [Double], y: [Double]) {
    let pairs = try lambdas.map { ($0, try error(a, $0)) }
    let done = pairs.compactMap { x, y in y.map { (x, max($0, 1e-17)) } }
    return (done.map(\.0), done.map(\.1))
  }
  let svd = try PseudoInverse(dependent).svd
  let (first, last) = (svd.singularValues[0], svd.singularValues[1])
  let unit = Double.ulpOfOne / 2
  let cut = lambdas.map { $0 / (last * last + $0) }
  let rounding = lambdas.map { unit * first * first / $0 }
  let (whole, broken) = (try curve(independent), try curve(dependent))
  var plot = Plot(
    x: Axis("λ", .logarithmic),
    y: Axis("relative error", .logarithmic, range: 1e-17...10),
    .linePoints("independent columns", x: whole.x, whole.y),
    .linePoints("dependent columns", x: broken.x, broken.y),
    .dashed("stopping early: λ/(σᵣ² + λ)", x: lambdas, cut),
    .dashed("rounding: u σ₁²/λ", x: lambdas, rounding))
  plot.key = .bottomRight
  try page.figure("limit", plot)
  let root = unit.squareRoot()
  page.record("limit-best-lambda", root * first * last, digits: 1)
  page.record("limit-best-predicted", 2 * root * first / last, digits: 1)
  page.record("limit-best-error", broken.y.min() ?? 0, digits: 1)
  page.record(
    "limit-condition", try independent.conditionNumber(), digits: 2)
  page.record("limit-floor", whole.y.min() ?? 0, digits: 1)
}
