/// A drawing of an idea: shapes side by side, to be shown as a figure.
///
/// ```swift
/// Sketch {
///   MatrixBox("A", rows: 8, columns: 6).sized("m", "n")
///   "≈"
///   MatrixBox("C", rows: 8, columns: 2).sized("m", "k")
///   MatrixBox("X", rows: 2, columns: 6).sized("k", "n")
/// }
/// ```
public struct Sketch {
  let shape: any Shape
  let isEmpty: Bool

  /// Shapes side by side; for another layout, put a `Stack` or a `Grid` in it.
  public init(gap: Double = 10, @ShapeBuilder _ shapes: () -> [any Shape]) {
    let shapes = shapes()
    isEmpty = shapes.isEmpty
    shape = Row(gap: gap) { shapes }
  }

  /// The least size of letters on the narrowest screen, in pixels.
  static let leastLetters = 11.0
  /// How wide a figure is on a screen of 320 pixels.
  static let narrowestColumn = 276.0

  /// Where the drawing is, a whole number of pixels wide and high.
  var frame: Box { shape.picture.frame }

  /// The drawing as the text of an SVG file.
  ///
  /// - Throws: `SketchError` if nothing is drawn, or if letters would be too small on a narrow screen.
  public func svg() throws -> String {
    let marks = shape.picture.marks
    guard !isEmpty, !marks.isEmpty else { throw SketchError.isEmpty }
    let frame = frame
    let letters = marks.compactMap { mark in
      if case .text(let text) = mark { text.size } else { nil }
    }
    let widest = Self.narrowestColumn * (letters.min() ?? .infinity) / Self.leastLetters
    guard frame.width <= widest else {
      throw SketchError.isTooWide(width: frame.width, widest: widest.rounded(.down))
    }
    return SVG.text(of: marks, in: frame, class: "drawing")
  }
}

/// Why a sketch is not drawn.
public enum SketchError: Error, Equatable, CustomStringConvertible {
  /// It has no shape, or its shapes leave no mark.
  case isEmpty
  /// It would be shrunk on a narrow screen until its letters cannot be read.
  case isTooWide(width: Double, widest: Double)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .isEmpty: "the sketch draws nothing; put a shape into it."
    case .isTooWide(let width, let widest):
      "the sketch is \(Int(width)) pixels wide and its letters could not be read on a phone above \(Int(widest));"
        + " use smaller boxes, a Stack, or several sketches in one figure."
    }
  }
}
