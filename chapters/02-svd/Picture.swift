import ArgumentParser
import Foundation
import Gallery
import LinearAlgebra
import Literate

/// A picture in shades of gray, and its decomposition.
struct Picture {
  let gray: Matrix<Double>
  let svd: SVD<Double>

  /// How many singular values there are.
  var full: Int { svd.singularValues.count }

  /// The ranks that tables and figures show.
  var ranks: [Int] { [1, 5, 20, 50, 100].filter { $0 < full } + [full] }

  init(_ gray: Matrix<Double>) throws {
    self.gray = gray
    svd = try SVD(gray)
  }

  /// The course's own picture.
  static func scene() throws -> Picture { try Picture(Scene().gray) }

  /// A reader's PNG or JPEG.
  init(contentsOf file: URL) throws {
    let image = try Image(contentsOf: file)
    let limit = 25_000_000
    if image.rows > limit / image.columns {
      throw ValidationError(
        """
        \(file.relativePath) has \(image.columns) × \(image.rows) pixels, \
        whose decomposition takes minutes: scale it to at most 25 million.
        """)
    }
    try self.init(image.luminance)
  }

  // snippet.truncated
  /// What the first k layers show, as numbers.
  func sum(ofLayers k: Int) -> Matrix<Double> {
    let u = svd.u[columns: 0..<k]
    let v = svd.v[columns: 0..<k]
    return u.scaled(columnsBy: svd.singularValues[0..<k]) * v.transpose
  }

  /// What the first k layers show, as bytes: rounded, and clipped to 0…255.
  func compressed(to k: Int) -> Matrix<Double> {
    sum(ofLayers: k).map { min(255, max(0, $0)).rounded() }
  }
  // snippet.end
}

// snippet.psnr
/// The peak signal-to-noise ratio in decibels: 10 log₁₀(255² / mean of error²).
func psnr(_ picture: Matrix<Double>, of original: Matrix<Double>) -> Double {
  let error = (picture - original).frobeniusNorm
  let meanSquare = error * error / Double(original.elements.count)
  return 10 * .log10(255 * 255 / meanSquare)
}
// snippet.end

/// A quality as a table shows it.
func decibels(_ quality: Double) -> String {
  quality.isFinite ? quality.formatted(decimals: 2) + " dB" : "exact"
}
