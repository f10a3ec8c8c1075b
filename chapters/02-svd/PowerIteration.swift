import LinearAlgebra
import Literate

// snippet.power
/// The lengths ‖Av‖ after 0, 1, 2 … steps from a random direction.
func estimates(
  of a: Matrix<Double>, steps: Int, using generator: inout SplitMix64
) -> [Double] {
  var v = Vector((0..<a.columns).map { _ in generator.gaussian() })
  v = v / v.norm
  return (0...steps).map { _ in
    let image = a * v
    let back = a.transpose * image
    v = back / back.norm
    return image.norm
  }
}
// snippet.end

func powerIteration(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let steps = 60
  let ratios = [0.5, 0.9, 0.99]
  var errors: [[Double]] = []
  for ratio in ratios {
    let sigma = Vector((0..<10).map { $0 == 0 ? 1 : ratio })
    let a = try Matrix.random(
      rows: 40, columns: 30, singularValues: sigma, using: &generator)
    let lengths = estimates(of: a, steps: steps, using: &generator)
    errors.append(lengths.map { 1 - $0 })
  }
  var table = Table("step", "σ₂ = 0.5 σ₁", "σ₂ = 0.9 σ₁", "σ₂ = 0.99 σ₁")
  for step in [0, 1, 2, 5, 10, 20, 40, 60] {
    let cells = errors.map { error in
      error[step] < 1e-13 ? "< 1e-13" : error[step].formatted(digits: 2)
    }
    table.row("\(step)", cells[0], cells[1], cells[2])
  }
  page.print(table)
  let (first, last) = (errors[2][1], errors[2][steps])
  try page.claim(
    "At 0.99 a step comes within a percent, sixty not within a thousandth.",
    first <= 0.0101 && last > 1e-3)
  try draw(errors, ratios, page)
  try page.draw("turning", turningTowardsFirst())
}

private func draw(
  _ errors: [[Double]], _ ratios: [Double], _ page: Page
) throws {
  let steps = errors[0].indices.map(Double.init)
  var series: [Series] = zip(errors, ratios).map { error, ratio in
    let kept = error.prefix { $0 > 1e-14 }
    return .linePoints(
      "σ₂ = \(ratio) σ₁", x: Array(steps.prefix(kept.count)), kept)
  }
  let slope = steps.map { errors[1][40] * power(0.9, 4 * ($0 - 40)) }
  series.append(.dashed("slope (σ₂/σ₁)⁴ at 0.9", x: steps, slope))
  let plot = Plot(
    x: Axis("step"),
    y: Axis("relative error of ‖Av‖", .logarithmic, range: 1e-16...10),
    series)
  try page.figure("power-iteration", plot.withKey(.bottomRight))
}

private func power(_ base: Double, _ exponent: Double) -> Double {
  .exp(exponent * .log(base))
}
