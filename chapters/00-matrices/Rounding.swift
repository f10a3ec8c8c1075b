import Foundation
import LinearAlgebra
import Literate

func epsilon(_ page: Page) throws {
  // snippet.epsilon
  let eps = Double.ulpOfOne
  page.print("1 + ε   > 1 is \(1 + eps > 1)")
  page.print("1 + ε/2 > 1 is \(1 + eps / 2 > 1)")
  page.print("0.1 + 0.2 == 0.3 is \(0.1 + 0.2 == 0.3)")
  // snippet.end
  page.record("eps-double", eps, digits: 2)
  page.record("eps-float", Double(Float.ulpOfOne), digits: 2)
}

func overflow(_ page: Page) throws {
  // snippet.naive-norm
  func naiveNorm(_ a: Matrix<Double>) -> Double {
    var sum = 0.0
    for x in a.elements { sum += x * x }
    return sum.squareRoot()
  }
  // snippet.end
  var table = Table("matrix", "naive", "library")
  for scale in [1e-200, 1e-100, 1, 1e100, 1e200] {
    let a = scale * Matrix<Double>(diagonal: [3, 4])
    table.row(
      "diag(3, 4) × \(scale.formatted(digits: 1))",
      naiveNorm(a).formatted(digits: 4),
      a.frobeniusNorm.formatted(digits: 4))
  }
  page.print(table)
  let largest = Double.greatestFiniteMagnitude
  page.record("largest-double", largest, digits: 2)
}

func rounding(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let sizes = [8, 16, 32, 64, 128, 256, 512]
  var errors: [Double] = []
  for n in sizes {
    // snippet.rounding
    let a = Matrix<Float>.gaussian(rows: n, columns: n, using: &generator)
    let b = Matrix<Float>.gaussian(rows: n, columns: n, using: &generator)
    let rounded = Matrix<Double>(a * b)
    let precise = Matrix<Double>(a) * Matrix<Double>(b)
    let scale = Double(a.frobeniusNorm * b.frobeniusNorm)
    let error = (rounded - precise).frobeniusNorm / scale
    // snippet.end
    errors.append(error)
  }
  let unit = Double(Float.ulpOfOne) / 2
  let bound = sizes.map { Double($0) * unit / (1 - Double($0) * unit) }
  let isBelow = zip(errors, bound).allSatisfy { $0 < $1 }
  page.print("sizes: \(sizes)")
  page.print("every error is below γₙ: \(isBelow)")
  page.print("every error is below u: \(errors.allSatisfy { $0 < unit })")
  try page.figure(
    "rounding",
    Plot(
      x: Axis("n", .logarithmic),
      y: Axis("error / (‖A‖ ‖B‖)", .logarithmic),
      .linePoints("measured", x: sizes.map(Double.init), errors),
      .dashed("the bound γₙ", x: sizes.map(Double.init), bound)))
}
