import Foundation
import LinearAlgebra
import Literate

func fitPolynomials(_ page: Page) throws {
  let data = Measurements(seed: page.seed)
  var table = Table("degree", "κ(A)", "κ(A)²", "normal equations", "QR")
  var fits: [Fit] = []
  for degree in 1...8 {
    let fit = try Fit(data, degree: degree)
    table.row(
      "\(degree)", magnitude(fit.condition),
      magnitude(fit.condition * fit.condition),
      report(fit.normal.map(fit.error)),
      report(fit.error(fit.qr)))
    fits.append(fit)
  }
  page.printMeasured(table)
  compareWithTheory(page, fits)
  let growth = fits[7].condition / fits[0].condition
  page.record("polynomial-growth", pow(growth, 1.0 / 7), digits: 1)
  try page.figure("polynomials", errors(fits))
  try page.figure("extrapolation", extrapolation(fits[4], data))
}

/// What holds on every machine of the errors in the table.
private func compareWithTheory(_ page: Page, _ fits: [Fit]) {
  let rounding = 40 * Double(Float.ulpOfOne) / 2  // in sums of 40 terms
  let isOnce = fits.allSatisfy { $0.error($0.qr) < rounding * $0.condition }
  page.print("QR: within 40 u κ(A): \(isOnce)")
  let isTwice = fits.allSatisfy { fit in
    let bound = rounding * fit.condition * fit.condition
    return fit.normal.map { fit.error($0) < bound } ?? (bound > 1)
  }
  page.print("normal equations: within 40 u κ(A)² or refused: \(isTwice)")
  let isLost = fits[6...].allSatisfy { fit in
    report(fit.normal.map(fit.error)) == "lost"
  }
  page.print("normal equations: lost from degree 7 on: \(isLost)")
}

/// An error's magnitude, or "lost" if there is no answer or no second digit.
private func report(_ error: Double?) -> String {
  error.map { $0 < 0.03 ? magnitude($0) : "lost" } ?? "lost"
}

/// Forty noisy samples of a smooth curve, in single precision.
private struct Measurements {
  let t: [Float]
  let b: Vector<Float>

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // snippet.data
    t = (0..<40).map { Float($0) / 39 }
    b = Vector(t.map { sin(5 * $0) + 0.05 * Float(random.gaussian()) })
    // snippet.end
  }
}

/// One polynomial, three ways: the reference in Double, two in Float.
private struct Fit {
  let condition: Double
  let reference: Vector<Double>
  let qr: Vector<Double>
  let normal: Vector<Double>?

  init(_ data: Measurements, degree: Int) throws {
    let t = data.t
    let b = Matrix(column: data.b)
    // snippet.fits
    let a = Matrix<Float>(rows: t.count, columns: degree + 1) { i, j in
      pow(t[i], Float(j))
    }
    let exact = try Matrix<Double>(a).leastSquares(Matrix<Double>(b))
    let factors = try QR(a)
    let byQR = try factors.r.solveTriangular(
      .upper, factors.q.transpose * b)
    let byNormalEquations = try? normalEquations(a, b)
    // snippet.end
    condition = try Matrix<Double>(a).conditionNumber()
    reference = exact[column: 0]
    qr = Matrix<Double>(byQR)[column: 0]
    normal = byNormalEquations.map { Matrix<Double>($0)[column: 0] }
  }

  func error(_ x: Vector<Double>) -> Double {
    (x - reference).norm / reference.norm
  }
}

private func errors(_ fits: [Fit]) -> Plot {
  let unit = Double(Float.ulpOfOne) / 2
  let solved = fits.enumerated().compactMap { i, fit in
    fit.normal.map { (Double(i + 1), fit.error($0)) }
  }
  let degrees = fits.indices.map { Double($0 + 1) }
  var plot = Plot(
    x: Axis("degree", range: 0...9),
    y: Axis("relative error of x", .logarithmic, range: 1e-8...1e6),
    .linePoints("normal equations", x: solved.map(\.0), solved.map(\.1)),
    .linePoints("QR", fits.map { $0.error($0.qr) }),
    .dashed(
      "u κ(A)²", x: degrees,
      fits.map { unit * $0.condition * $0.condition }),
    .dashed("u κ(A)", x: degrees, fits.map { unit * $0.condition }))
  plot.key = .topLeft
  return plot
}

/// The curves beyond the data, where wrong coefficients show.
private func extrapolation(_ fit: Fit, _ data: Measurements) -> Plot {
  let points = (0...70).map { Double($0) / 50 }
  func curve(_ x: Vector<Double>) -> [Double] {
    points.map { t in x.reversed().reduce(0) { $0 * t + $1 } }
  }
  var plot = Plot(
    x: Axis("t", range: 0...1.4), y: Axis("", range: -2...3),
    .line("normal equations", x: points, curve(fit.normal ?? [])),
    .line("QR", x: points, curve(fit.qr)),
    .points("data", x: data.t.map(Double.init), data.b.map(Double.init)),
    .dashed("in Double", x: points, curve(fit.reference)))
  plot.key = .topLeft
  return plot
}
