public import LinearAlgebra
import RealModule

/// Digits written by hand, or so they look: a data set that a reader can look at.
///
/// ```swift
/// var generator = SplitMix64(seed: 1)
/// let digits = Digits(perDigit: 30, using: &generator)
/// digits.images        // 576 × 300: a picture per column
/// digits.labels[7]     // which digit column 7 shows
/// digits.picture(7)    // that column as a 24 × 24 picture
/// ```
///
/// Each digit is drawn with a pen whose slant, size, place and width chance decides; some digits
/// are written in several ways. So the pictures form clusters, with variety inside each.
public struct Digits: Equatable, Sendable {
  /// The pictures, one per column: ink from 0 to 1, pixel column after pixel column.
  public let images: Matrix<Double>
  /// The digit that each column shows.
  public let labels: [Int]
  /// The width and height of a picture.
  public let size: Int

  /// Draws as many pictures of each digit, in turn from 0 to 9.
  ///
  /// - Parameters:
  ///   - count: The number of pictures of each digit.
  ///   - size: The width and height of a picture, at least 8.
  ///   - generator: The source of randomness.
  /// - Complexity: O(count × size²)
  public init(
    perDigit count: Int, size: Int = 24, using generator: inout some RandomNumberGenerator
  ) {
    demand(count >= 0, "there cannot be \(count) pictures of a digit")
    demand(size >= 8, "a digit cannot be read at a size of \(size)")
    self.size = size
    labels = (0..<(10 * count)).map { $0 % 10 }
    let pixels = labels.flatMap { digit in
      let hands = DigitStrokes.hands(of: digit)
      let hand = hands[min(Int(generator.uniform() * Double(hands.count)), hands.count - 1)]
      return Handwriting(using: &generator).drawing(hand, size: size)
    }
    images = Matrix(rows: size * size, columns: labels.count, columnMajor: pixels)
  }

  /// A column as a picture, size × size.
  public func picture(_ column: Int) -> Matrix<Double> {
    Matrix(rows: size, columns: size, columnMajor: images[column: column].elements)
  }

  /// Pictures side by side on a sheet, in rows of a given length, with a blank line between.
  ///
  /// - Parameters:
  ///   - columns: The pictures to show.
  ///   - width: The number of pictures in a row, at least 1.
  /// - Returns: The sheet, with 1 for ink.
  public func sheet(_ columns: [Int], width: Int) -> Matrix<Double> {
    demand(width >= 1, "a row of a sheet holds at least one picture, not \(width)")
    let (pitch, lines) = (size + 1, (columns.count + width - 1) / width)
    var sheet = Matrix<Double>.zero(rows: lines * pitch + 1, columns: width * pitch + 1)
    for (place, column) in columns.enumerated() {
      let picture = picture(column)
      let (top, left) = (place / width * pitch + 1, place % width * pitch + 1)
      for j in 0..<size {
        for i in 0..<size { sheet[top + i, left + j] = picture[i, j] }
      }
    }
    return sheet
  }
}
