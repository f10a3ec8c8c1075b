import LinearAlgebra
import Literate

func fitLine(_ page: Page) throws {
  // snippet.fit
  let t: Vector<Double> = [0, 1, 2]
  let b: Vector<Double> = [1, 1, 4]
  let ones = Vector(repeating: 1.0, count: 3)
  let a = Matrix(columns: [ones, t])

  let x = try a.leastSquares(b)
  let residual = b - a * x
  page.print("A", a, decimals: 0)
  page.print("x", x)
  page.print("Ax", a * x)
  page.print("b - Ax", residual)
  page.print("Aᵀ(b - Ax)", a.transpose * residual)
  // snippet.end
  page.record("line-intercept", x[0], decimals: 3)
  page.record("line-slope", x[1], decimals: 3)
  page.record("line-residual", residual.norm, decimals: 3)
  try page.figure("line-fit", picture(t, b, x))
  try page.draw("foot", footOfThePerpendicular())
}

/// The points, the line, and the distances whose squares are summed.
private func picture(
  _ t: Vector<Double>, _ b: Vector<Double>, _ x: Vector<Double>
) -> Plot {
  let gap = Double.nan  // the line breaks there
  let stems = t.indices.flatMap { i in [t[i], t[i], gap] }
  let heights = t.indices.flatMap { i in [b[i], x[0] + x[1] * t[i], gap] }
  let ends = [-0.3, 2.3]
  var plot = Plot(
    x: Axis("t", range: -0.5...2.5), y: Axis("b", range: -0.5...5),
    .line("the best line", x: ends, ends.map { x[0] + x[1] * $0 }),
    .points("the data", x: t.elements, b.elements),
    .dashed("the residuals", x: stems, heights))
  plot.key = .topLeft
  return plot
}
