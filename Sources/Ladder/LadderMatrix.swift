internal import Gallery
public import LinearAlgebra

/// A matrix on which all methods of the book are compared.
public struct LadderMatrix: Sendable {
  /// What it is, in a word.
  public let name: String
  /// The matrix itself.
  public let matrix: Matrix<Double>
  /// The smallest error that the chart shows.
  let floor: Double

  /// The picture of the course, reduced to 192 × 256 gray values.
  public static let picture = LadderMatrix(
    name: "picture", matrix: Scene(rows: 192, columns: 256).gray, floor: 0.005)

  /// The Gaussian kernel of 200 random points in the unit square, with bandwidth 0.2.
  public static let kernel: LadderMatrix = {
    var generator = SplitMix64(seed: 2024)
    let points = Matrix<Double>.random(rows: 200, columns: 2, using: &generator)
    return LadderMatrix(
      name: "kernel", matrix: .gaussianKernel(points, bandwidth: 0.2), floor: 1e-6)
  }()

  /// All of them, in the order in which the chart shows them.
  public static let all = [picture, kernel]
}
