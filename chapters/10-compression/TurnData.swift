import Foundation
import LinearAlgebra
import Literate
import LowRank

/// Inputs of a layer with two rows and two columns.
private struct Inputs: Encodable {
  let name: String
  /// The mean of xxᵀ: its entries 11, 21, 22.
  let gram: [Double]
  /// The angle of the direction that is best for the outputs, in degrees.
  let best: Double
  /// The output error there.
  let least: Double
}

private struct Turn: Encodable {
  /// By columns.
  let weight: [Double]
  /// The angle that is best for the weight, and the error there.
  let angle: Double
  let error: Double
  let inputs: [Inputs]
}

/// The angle of a direction from 0 to 180 degrees.
private func angle(_ u: Vector<Double>) -> Double {
  let degrees = atan2(u[1], u[0]) * 180 / .pi
  return degrees < 0 ? degrees + 180 : degrees
}

/// Keeps what a reader needs to turn the direction that is kept.
func turn(_ page: Page) throws {
  let w: Matrix<Double> = [[2, 0.5], [0, 1]]
  let svd = try SVD(w)
  let grams: [(String, Matrix<Double>)] = [
    ("all alike", [[1, 0], [0, 1]]), ("second large", [[1, 0], [0, 16]]),
    ("correlated", [[4, -4.5], [-4.5, 9]]),
    ("on a line", [[1, -2], [-2, 4]]),
  ]
  let inputs = try grams.map { name, gram in
    let outputs = try OutputSVD(w, gram: gram)
    return Inputs(
      name: name, gram: [gram[0, 0], gram[1, 0], gram[1, 1]],
      best: angle(outputs.u[column: 0]),
      least: try outputs.truncationError(rank: 1))
  }
  try page.data(
    "turn",
    Turn(
      weight: w.elements, angle: angle(svd.u[column: 0]),
      error: svd.singularValues[1], inputs: inputs))
  let degrees = (0...90).map { 2 * Double($0) }
  let curves = degrees.map { degree -> (Double, Double) in
    let u: Vector<Double> = [cos(degree * .pi / 180), sin(degree * .pi / 180)]
    let rest = w - u.outer(w.transpose * u)
    let gram = grams[2].1
    let square = (rest * gram).hadamard(rest).elements.reduce(0, +)
    return (rest.frobeniusNorm, max(square, 0).squareRoot())
  }
  var plot = Plot(
    x: Axis("angle of the kept direction, in degrees", range: 0...180),
    y: Axis("error", range: 0...5.5),
    .line("of the weight", x: degrees, curves.map(\.0)),
    .line("of the outputs, correlated", x: degrees, curves.map(\.1)))
  plot.key = .topLeft
  try page.figure("turn", plot)
}
