import Gallery
import LinearAlgebra
import Literate
import LowRank

/// Landmarks one after the other, and what the library leaves after each.
private struct Order: Encodable {
  let name: String
  let landmarks: [Int]
  /// The share of the trace left by the first landmarks, from none to all.
  let left: [Double]
}

private struct Landscape: Encodable {
  let x: [Double]
  let y: [Double]
  let bandwidth: Double
  /// How many places the town has; the others are in the villages in turn.
  let town: Int
  let villages: Int
  /// The share of the trace left by the best approximation of each rank.
  let floor: [Double]
  let orders: [Order]
}

/// Keeps the town and its villages for a reader who chooses landmarks.
func keepTowns(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // The reader's kernel is computed from the digits that are kept.
  let points = towns(using: &generator).map { ($0 * 1000).rounded() / 1000 }
  let (bandwidth, most) = (0.4, 40)
  let kernel = Matrix.gaussianKernel(points, bandwidth: bandwidth)
  let lambda = try SymmetricEigen(kernel).eigenvalues
  let rules = [
    ("even draws", drawn(most, of: points.rows, using: &generator)),
    (
      "random pivots",
      try kernel.landmarks(
        most, by: .randomlyPivotedCholesky, using: &generator)
    ),
  ]
  try page.data(
    "towns",
    Landscape(
      x: points[column: 0].elements, y: points[column: 1].elements,
      bandwidth: bandwidth, town: 140, villages: 10,
      floor: (0...most).map { k in
        lambda.prefix(points.rows - k).reduce(0, +) / kernel.trace
      },
      orders: try rules.map { name, landmarks in
        let left = try (1...most).map { k in
          let nystrom = try Nystrom(
            kernel, landmarks: Array(landmarks.prefix(k)))
          return 1 - nystrom.factor.squaredNorm / kernel.trace
        }
        return Order(name: name, landmarks: landmarks, left: [1] + left)
      }))
}
