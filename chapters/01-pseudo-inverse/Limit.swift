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
  page.printMeasured(table)
  try compareWithTheory(page, independent, dependent)
  try drawErrors(page, independent, dependent)
}

/// What holds on every machine of the errors in the table.
private func compareWithTheory(
  _ page: Page, _ independent: Matrix<Double>, _ dependent: Matrix<Double>
) throws {
  let lambdas = stride(from: 0, through: 12, by: 2).map { pow(10, -Double($0)) }
  let isStopped = try lambdas.dropLast().allSatisfy { lambda in
    let least = try independent.singularValues()[1]
    let predicted = lambda / (least * least + lambda)
    let found = try error(independent, lambda) ?? .infinity
    return abs(found / predicted - 1) < 0.01
  }
  page.print("independent: λ/(σᵣ² + λ) down to 1e-10: \(isStopped)")
  // At most 5 + 1 + 10 roundings: in a sum of five, in adding λ, and in
  // factoring and solving a system of three equations.
  let norm = dependent.frobeniusNorm
  let isBounded = try lambdas.allSatisfy { lambda in
    let least = try dependent.singularValues()[1]
    let rounding = 16 * Double.ulpOfOne / 2 * norm * norm / lambda
    let found = try error(dependent, lambda) ?? .infinity
    return found <= lambda / (least * least + lambda) + rounding
  }
  page.print("dependent: at most 16 u ‖A‖²/λ more: \(isBounded)")
  let (early, late) = (try error(dependent, 1e-8), try error(dependent, 1e-12))
  let isRising = 100 * (early ?? .infinity) < late ?? .infinity
  page.print("and from λ = 1e-8 to 1e-12 it rises: \(isRising)")
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
  page.recordMeasured("limit-best-error", broken.y.min() ?? 0, digits: 1)
  page.record(
    "limit-condition", try independent.conditionNumber(), digits: 2)
  page.recordMeasured("limit-floor", whole.y.min() ?? 0, digits: 1)
}
