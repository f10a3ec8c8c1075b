public import LinearAlgebra

/// The picture that the course looks at: mountains behind a lake, a house, pines and a fence.
///
/// Every pixel is computed; nothing is loaded. The picture is the same on every run. It has what
/// photographs have: smooth skies, rough ground, sharp edges, and singular values that fall quickly
/// at first and slowly later.
///
/// ```swift
/// let picture = Scene().gray   // 384 × 512, whole numbers from 0 to 255
/// ```
public struct Scene: Sendable {
  /// The red plane, whole numbers from 0 to 255.
  public let red: Matrix<Double>
  /// The green plane, whole numbers from 0 to 255.
  public let green: Matrix<Double>
  /// The blue plane, whole numbers from 0 to 255.
  public let blue: Matrix<Double>

  /// Renders the picture.
  ///
  /// The height sets the scale; what lies to the sides comes into view as the picture gets wider.
  ///
  /// - Precondition: Both sizes are positive.
  /// - Complexity: O(rows × columns), about three microseconds a pixel.
  public init(rows: Int = 384, columns: Int = 512) {
    demand(rows > 0 && columns > 0, "a picture cannot be \(rows) × \(columns)")
    let pixels = SceneRenderer(rows: rows, columns: columns).render()
    func plane(_ channel: Int) -> Matrix<Double> {
      Matrix(rows: rows, columns: columns, columnMajor: pixels.map { $0[channel] })
    }
    (red, green, blue) = (plane(0), plane(1), plane(2))
  }

  /// The picture in shades of gray, whole numbers from 0 to 255: `0.299 R + 0.587 G + 0.114 B`.
  ///
  /// - Complexity: O(rows × columns)
  public var gray: Matrix<Double> {
    (0.299 * red + 0.587 * green + 0.114 * blue).map { $0.rounded() }
  }
}
