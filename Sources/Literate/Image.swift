public import Foundation
public import LinearAlgebra

/// A picture: rows and columns of pixels, each a gray or a red, green and blue from 0 to 255.
///
/// ```swift
/// let photo = try Image(contentsOf: file)
/// let gray: Matrix<Double> = photo.luminance
/// try Image(gray: compressed).write(to: other)
/// ```
public struct Image: Equatable, Sendable {
  /// The number of rows of pixels.
  public let rows: Int
  /// The number of columns of pixels.
  public let columns: Int
  /// Bytes, row by row: one per pixel for gray pictures, three for colored ones.
  let pixels: [UInt8]
  let isGray: Bool

  init(rows: Int, columns: Int, pixels: [UInt8], isGray: Bool) {
    self.rows = rows
    self.columns = columns
    self.pixels = pixels
    self.isGray = isGray
  }

  /// Makes a gray picture.
  ///
  /// Values are rounded, and those outside 0…255 are clipped, not wrapped around.
  public init(gray: Matrix<Double>) {
    self.init(
      rows: gray.rows, columns: gray.columns, pixels: gray.transposed().elements.map(Self.byte),
      isGray: true)
  }

  /// Makes a colored picture from three planes of one shape.
  public init(red: Matrix<Double>, green: Matrix<Double>, blue: Matrix<Double>) {
    demand(
      red.rows == green.rows && red.rows == blue.rows && red.columns == green.columns
        && red.columns == blue.columns,
      "the planes of a picture differ: \(red.shape), \(green.shape), \(blue.shape)")
    let planes = [red, green, blue].map { $0.transposed().elements.map(Self.byte) }
    let pixels = red.elements.indices.flatMap { i in planes.map { $0[i] } }
    self.init(rows: red.rows, columns: red.columns, pixels: pixels, isGray: false)
  }

  private static func byte(_ value: Double) -> UInt8 {
    value.isNaN ? 0 : UInt8(min(255, max(0, value)).rounded())
  }

  /// The brightness of every pixel from 0 to 255: 0.299 red + 0.587 green + 0.114 blue.
  ///
  /// Source: ITU-R BT.601, the weights that most image libraries use.
  public var luminance: Matrix<Double> {
    let values = isGray ? pixels.map(Double.init) : (0..<(rows * columns)).map(brightness)
    return Matrix(rows: columns, columns: rows, columnMajor: values).transposed()
  }

  private func brightness(ofPixel i: Int) -> Double {
    let red = Double(pixels[3 * i])
    let green = Double(pixels[3 * i + 1])
    let blue = Double(pixels[3 * i + 2])
    return 0.299 * red + 0.587 * green + 0.114 * blue
  }

  /// The red, green and blue planes.
  public var planes: [Matrix<Double>] {
    if isGray { return [luminance, luminance, luminance] }
    return (0..<3).map { plane in
      Matrix(
        rows: columns, columns: rows,
        columnMajor: (0..<(rows * columns)).map { Double(pixels[3 * $0 + plane]) }
      ).transposed()
    }
  }

  /// Writes the picture as a PNG file, whole or not at all.
  public func write(to file: URL) throws { try png().write(to: file, options: .atomic) }
}

/// Why a picture cannot be read or written.
public struct ImageError: Error, Equatable, CustomStringConvertible, Sendable {
  /// One sentence: which file, what is wrong, what to do.
  public let description: String
}
