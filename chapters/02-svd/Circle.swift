import Foundation
import LinearAlgebra
import Literate

func circle(_ page: Page) throws {
  // snippet.circle
  let a: Matrix<Double> = [[2, -1], [2, 2]]
  let svd = try SVD(a).withFixedSigns()
  page.print("A", a, decimals: 0)
  page.print("U", svd.u)
  page.print("σ", svd.singularValues)
  page.print("V", svd.v)
  // snippet.end
  let d = try SVD(Matrix<Double>([[3, 0], [0, 2]])).withFixedSigns()
  page.print("σ of diag(3, 2)", d.singularValues)
  let error = (Matrix(svd) - a).frobeniusNorm / a.frobeniusNorm
  page.print("‖UΣVᵀ − A‖ / ‖A‖ is \(atMostRounding(error))")
  page.record("circle-long", svd.singularValues[0], digits: 4)
  page.record("circle-short", svd.singularValues[1], digits: 4)
  try drawEllipse(a, svd, page)
  try keepPresets(page)
  try page.draw(
    "right-angle", rightAngle(turnedBy: -25),
    rightAngle(turnedBy: 26.565), rightAngle(turnedBy: 65))
}

private func drawEllipse(
  _ a: Matrix<Double>, _ svd: SVD<Double>, _ page: Page
) throws {
  let angles = (0...120).map { Double($0) * .pi / 60 }
  let circle = Matrix(columns: angles.map { [cos($0), sin($0)] })
  let names = ["v₁", "v₂", "σ₁u₁", "σ₂u₂"]
  func plot(
    _ curve: Matrix<Double>, _ axes: Matrix<Double>, _ name: String,
    _ arrows: ArraySlice<String>
  ) -> Plot {
    let rays = arrows.enumerated().map { j, name in
      Series.linePoints(name, x: [0, axes[0, j]], [0, axes[1, j]])
    }
    var plot = Plot(
      x: Axis("", range: -3.3...3.3), y: Axis("", range: -3.3...5.1),
      [.line(name, x: curve[row: 0].elements, curve[row: 1])] + rays)
    plot.isIsotropic = true
    plot.aspect = 0.85
    return plot
  }
  let stretched = svd.u.scaled(columnsBy: svd.singularValues)
  try page.figure(
    "ellipse",
    plot(circle, svd.v, "x", names[..<2]),
    plot(a * circle, stretched, "Ax", names[2...]))
}
