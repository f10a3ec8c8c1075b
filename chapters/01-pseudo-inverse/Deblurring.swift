import Foundation
import LinearAlgebra
import Literate
import LowRank

func readBarCode(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.camera
  let code = BarCode("LOW-RANK")
  let a = blur(pixels: code.ink.count, width: 2.2)
  let noise = 0.01
  let grain = Vector(code.ink.indices.map { _ in random.gaussian() })
  let photo = a * code.ink + noise * grain
  // snippet.end

  // snippet.read
  let path = try RidgePath(a, photo)
  let lambda = try discrepancy(path, noise: noise, count: photo.count)
  let readings = [
    ("printed", code.ink),
    ("photo", photo),
    ("A⁺b", try path.solution(lambda: 0)),
    ("ridge", try path.solution(lambda: lambda)),
  ]
  var table = Table("", "wrong modules", "length", "reads")
  for (name, ink) in readings {
    let modules = BarCode.modules(in: ink)
    let wrong = zip(modules, code.modules).count { $0 != $1 }
    table.row(
      name, "\(wrong)", ink.norm.formatted(digits: 3),
      BarCode.word(modules))
  }
  page.print(table)
  // snippet.end
  try countMisreadings(page, code, photo)
  try page.claim(
    "The ridge solution reads without a mistake.",
    BarCode.modules(in: readings[3].1) == code.modules)
  let raw = readings[2].1.map(\.magnitude).max() ?? 0
  page.record("blur-raw", raw, digits: 1)
  page.record("blur-condition", try a.conditionNumber(), digits: 1)
  page.record("blur-lambda", lambda, digits: 2)
  page.record(
    "blur-freedom", try path.effectiveDegreesOfFreedom(lambda: lambda),
    decimals: 0)
  page.record("blur-pixels", photo.count)
  page.record("blur-noise", noise, digits: 1)
  page.record("blur-modules", code.modules.count)
  try page.figure("bar-code", readings.map { [strip($0.1)] })
  try drawPath(page, path, code.ink, lambda, noise)
  try keepPath(page, path, code, photo, noise: noise)
}

// snippet.discrepancy
/// The largest λ whose residual is no longer than the noise.
func discrepancy(
  _ path: RidgePath<Double>, noise: Double, count: Int
) throws -> Double {
  let target = noise * Double(count).squareRoot()
  var (low, high) = (-16.0, 4.0)  // exponents of ten
  for _ in 0..<50 {
    let middle = (low + high) / 2
    let residual = try path.residualNorm(lambda: pow(10, middle))
    if residual > target { high = middle } else { low = middle }
  }
  return pow(10, low)
}
// snippet.end

/// What a threshold misreads in the photo: thin bars and thin gaps.
private func countMisreadings(
  _ page: Page, _ code: BarCode, _ photo: Vector<Double>
) throws {
  let read = BarCode.modules(in: photo)
  let wrong = read.indices.filter { read[$0] != code.modules[$0] }
  let thin = wrong.filter(code.isThin)
  try page.claim(
    "A threshold misreads the photo, and only where it is thin.",
    !wrong.isEmpty && thin.count == wrong.count)
  page.record("photo-wrong", wrong.count)
  page.record("photo-bars", thin.count { code.modules[$0] })
  page.record("photo-gaps", thin.count { !code.modules[$0] })
}

/// A stretch of ink as a picture: bars dark on white.
private func strip(_ ink: Vector<Double>) -> Image {
  Image(
    gray: Matrix(rows: 54, columns: 3 * ink.count) { _, j in
      255 * (1 - ink[j / 3])
    })
}

private func drawPath(
  _ page: Page, _ path: RidgePath<Double>, _ ink: Vector<Double>,
  _ chosen: Double, _ noise: Double
) throws {
  let lambdas = (0...100).map { pow(10, -8 + Double($0) / 10) }
  let errors = try lambdas.map {
    (try path.solution(lambda: $0) - ink).norm / ink.norm
  }
  let residuals = try lambdas.map {
    try path.residualNorm(lambda: $0) / ink.norm
  }
  let best = errors.min() ?? 0
  let ours = (try path.solution(lambda: chosen) - ink).norm / ink.norm
  page.record("path-best", best, decimals: 2)
  page.record("path-chosen", ours, decimals: 2)
  let raw = (try path.solution(lambda: 0) - ink).norm / ink.norm
  page.record("path-raw", raw, digits: 1)
  let expected = noise * Double(ink.count).squareRoot() / ink.norm
  var plot = Plot(
    x: Axis("λ", .logarithmic), y: Axis("relative to ‖x‖", .logarithmic),
    .line("error ‖x(λ) − x‖", x: lambdas, errors),
    .line("residual ‖Ax(λ) − b‖", x: lambdas, residuals),
    .dashed(
      "length of the noise", x: [lambdas[0], lambdas[100]],
      [expected, expected]),
    .dashed("the λ that is chosen", x: [chosen, chosen], [1e-3, 10]))
  plot.key = .topRight
  try page.figure("ridge-path", plot)
}
