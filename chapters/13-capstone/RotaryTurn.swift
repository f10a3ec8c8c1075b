import Foundation
import LanguageModel
import LinearAlgebra
import Literate

private struct Pair: Encodable {
  /// The angle of the query and of the key at position 0, in degrees.
  let query: Double
  let key: Double
  /// The lengths of both, multiplied.
  let size: Double
  /// The angle for each position, in degrees.
  let step: Double
}

private struct Turning: Encodable {
  let pairs: [Pair]
  /// Positions at which the page's numbers are compared with the library's.
  let checked: [Int]
  let score: Double
}

/// Keeps what a reader needs to move a query and a key along a text.
func turning(_ page: Page) throws {
  let q: Matrix<Double> = [[1.2], [0.4], [-0.5], [0.9]]
  let k: Matrix<Double> = [[0.7], [-0.8], [0.6], [0.8]]
  let base = 100.0
  let pairs = (0..<2).map { j in
    Pair(
      query: degrees(q, j), key: degrees(k, j),
      size: length(q, j) * length(k, j),
      step: Double.pow(base, -2 * Double(j) / 4) * 180 / .pi)
  }
  let angles = RotaryPositions<Double>(headSize: 4, base: base, count: 41)
  func turned(_ x: Matrix<Double>, _ place: Int) -> Vector<Double> {
    let row = Matrix(columns: Array(repeating: x[column: 0], count: place + 1))
    return angles.rotated(row, length: place + 1)[column: place]
  }
  try page.data(
    "rotary",
    Turning(
      pairs: pairs, checked: [9, 4],
      score: turned(q, 9).dot(turned(k, 4))))
  let places = Array(0...40)
  let scores = places.map { turned(q, $0).dot(turned(k, 0)) }
  func part(_ place: Int, _ j: Int) -> Double {
    let (a, b) = (turned(q, place), turned(k, 0))
    return a[2 * j] * b[2 * j] + a[2 * j + 1] * b[2 * j + 1]
  }
  try page.figure(
    "turning",
    Plot(
      x: Axis("difference of the positions", range: 0...40),
      y: Axis("part of the score", range: -3...3),
      .line("both pairs", x: places.map(Double.init), scores),
      .line("fast", x: places.map(Double.init), places.map { part($0, 0) }),
      .line("slow", x: places.map(Double.init), places.map { part($0, 1) })))
}

private func degrees(_ x: Matrix<Double>, _ j: Int) -> Double {
  atan2(x[2 * j + 1, 0], x[2 * j, 0]) * 180 / .pi
}

private func length(_ x: Matrix<Double>, _ j: Int) -> Double {
  hypot(x[2 * j, 0], x[2 * j + 1, 0])
}
