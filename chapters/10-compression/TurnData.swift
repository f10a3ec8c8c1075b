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
  /// The output error at the angle that is checked.
  let outputError: Double
}

private struct Turn: Encodable {
  /// By columns.
  let weight: [Double]
  /// The angle that is best for the weight, and the error there.
  let angle: Double
  let error: Double
  let inputs: [Inputs]
  /// An angle in degrees at which the page's numbers are compared.
  let checked: Int
  let weightError: Double
}

/// The angle of a direction from 0 to 180 degrees.
private func angle(_ u: Vector<Double>) -> Double {
  let degrees = atan2(u[1], u[0]) * 180 / .pi
  return degrees < 0 ? degrees + 180 : degrees
}

/// The errors of the weight and of the outputs when one direction is kept.
private func errors(
  _ w: Matrix<Double>, _ gram: Matrix<Double>, degrees: Double
) -> (weight: Double, outputs: Double) {
  let u: Vector<Double> = [
    cos(degrees * .pi / 180), sin(degrees * .pi / 180),
  ]
  let rest = w - u.outer(w.transpose * u)
  let square = (rest * gram).hadamard(rest).elements.reduce(0, +)
  return (rest.frobeniusNorm, max(square, 0).squareRoot())
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
      least: try outputs.truncationError(rank: 1),
      outputError: errors(w, gram, degrees: 30).outputs)
  }
  try page.data(
    "turn",
    Turn(
      weight: w.elements, angle: angle(svd.u[column: 0]),
      error: svd.singularValues[1], inputs: inputs, checked: 30,
      weightError: errors(w, grams[0].1, degrees: 30).weight))
  let degrees = (0...90).map { 2 * Double($0) }
  let curves = degrees.map { errors(w, grams[2].1, degrees: $0) }
  var plot = Plot(
    x: Axis("angle of the kept direction, in degrees", range: 0...180),
    y: Axis("error", range: 0...5.5),
    .line("of the weight", x: degrees, curves.map(\.weight)),
    .line("of the outputs, correlated", x: degrees, curves.map(\.outputs)))
  plot.key = .topLeft
  try page.figure("turn", plot)
}
