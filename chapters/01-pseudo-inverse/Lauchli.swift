import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

// snippet.normal
/// Least squares the wrong way: (AᵀA)X = AᵀB.
func normalEquations<Scalar>(
  _ a: Matrix<Scalar>, _ b: Matrix<Scalar>
) throws -> Matrix<Scalar> {
  try Cholesky(a.gram()).solve(a.transpose * b)
}
// snippet.end

func solveLauchli(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.compare
  let x = Matrix<Double>.gaussian(rows: 3, columns: 50, using: &random)
  var table = Table(
    "μ", "κ(A)", "κ(A)²", "normal equations", "QR", "SVD")
  for exponent in 1...9 {
    let mu = pow(10, -Double(exponent))
    let a = Matrix<Double>.lauchli(3, mu: mu)
    let b = a * x
    let kappa = try a.conditionNumber()
    table.row(
      magnitude(mu), magnitude(kappa), magnitude(kappa * kappa),
      try report(x) { try normalEquations(a, b) },
      try report(x) { try a.leastSquares(b) },
      try report(x) { try PseudoInverse(a).solve(b) })
  }
  page.printMeasured(table)
  // snippet.end
  try compareWithTheory(page, x)
  try drawErrors(page, x)
}

/// What holds on every machine of the errors in the table.
private func compareWithTheory(_ page: Page, _ x: Matrix<Double>) throws {
  let unit = Double.ulpOfOne / 2
  let mus = (1...9).map { pow(10, -Double($0)) }
  let isSquared = try mus.allSatisfy { mu in
    let a = Matrix<Double>.lauchli(3, mu: mu)
    let found = try error(x) { try normalEquations(a, a * x) }
    // AᵀA has n + 1 = 4 terms in a sum, 10 roundings solve three equations,
    // and AᵀB adds four more.
    return found.map { $0 < 18 * unit * 3 * (3 / (mu * mu)) } ?? (mu < 2e-8)
  }
  page.print("normal equations: within 54 u κ(A)² or refused: \(isSquared)")
  let isFlat = try mus.allSatisfy { mu in
    let a = Matrix<Double>.lauchli(3, mu: mu)
    let errors = try [
      error(x) { try a.leastSquares(a * x) },
      error(x) { try PseudoInverse(a).solve(a * x) },
    ]
    return errors.allSatisfy { ($0 ?? .infinity) < 1e-13 }
  }
  page.print("QR and SVD: below 1e-13: \(isFlat)")
}

private typealias Solver = () throws -> Matrix<Double>

/// How far the solutions are off, or that there are none.
private func report(_ x: Matrix<Double>, _ solve: Solver) throws -> String {
  try error(x, solve).map(errorMagnitude) ?? "refused"
}

private func error(_ x: Matrix<Double>, _ solve: Solver) throws -> Double? {
  do {
    return (try solve() - x).frobeniusNorm / x.frobeniusNorm
  } catch LinearAlgebraError.notPositiveDefinite { return nil }
}

private func drawErrors(_ page: Page, _ x: Matrix<Double>) throws {
  let mus = (4...36).map { pow(10, -Double($0) / 4) }
  func curve(
    _ title: String,
    _ solve: (Matrix<Double>, Matrix<Double>) throws -> Matrix<Double>
  ) throws -> Series {
    let errors = try mus.compactMap { mu in
      let a = Matrix<Double>.lauchli(3, mu: mu)
      return try error(x) { try solve(a, a * x) }.map { (mu, max($0, 1e-17)) }
    }
    return .linePoints(title, x: errors.map(\.0), errors.map(\.1))
  }
  let unit = Double.ulpOfOne / 2
  var plot = Plot(
    x: Axis("μ", .logarithmic),
    y: Axis("relative error of X", .logarithmic, range: 1e-17...100),
    try curve("normal equations") { try normalEquations($0, $1) },
    try curve("QR") { try $0.leastSquares($1) },
    try curve("SVD") { try PseudoInverse($0).solve($1) },
    .dashed("u κ(A)²", x: mus, mus.map { unit * 3 / ($0 * $0) }))
  plot.key = .topRight
  try page.figure("lauchli", plot)
}
