/// A place on the paper: x to the right, y downwards, in pixels of a drawing at its own size.
public struct Point: Equatable, Sendable {
  /// How far to the right.
  public var x: Double
  /// How far down.
  public var y: Double

  /// The place with these coordinates.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  package static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  package static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  package static func * (factor: Double, a: Point) -> Point { Point(factor * a.x, factor * a.y) }

  /// The distance from the origin, √(x² + y²).
  package var length: Double { (x * x + y * y).squareRoot() }
  /// The vector of length one in this direction; the origin has none and stays itself.
  package var unit: Point { length > 0 ? (1 / length) * self : self }
}

/// A rectangle on the paper, with its sides along the axes.
public struct Box: Equatable, Sendable {
  /// Where it begins on the left.
  public var left: Double
  /// Where it begins at the top.
  public var top: Double
  /// Where it ends on the right.
  public var right: Double
  /// Where it ends at the bottom.
  public var bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  package init(width: Double, height: Double) {
    self.init(left: 0, top: 0, right: width, bottom: height)
  }

  package init(around points: [Point]) {
    self.init(
      left: points.map(\.x).min() ?? 0, top: points.map(\.y).min() ?? 0,
      right: points.map(\.x).max() ?? 0, bottom: points.map(\.y).max() ?? 0)
  }

  /// Its extent from left to right.
  public var width: Double { right - left }
  /// Its extent from top to bottom.
  public var height: Double { bottom - top }
  /// Halfway from left to right.
  public var middle: Double { (left + right) / 2 }
  /// Halfway from top to bottom.
  public var axis: Double { (top + bottom) / 2 }
  package var center: Point { Point(middle, axis) }

  package func moved(by step: Point) -> Box {
    Box(left: left + step.x, top: top + step.y, right: right + step.x, bottom: bottom + step.y)
  }

  package func grown(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  package func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// Whether the two have more in common than an edge.
  public func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// What of the places `start + t·step` lies in it, as the first and the last t, if any do.
  package func stretch(
    of start: Point, along step: Point, from first: Double = -.infinity, to last: Double = .infinity
  ) -> (first: Double, last: Double)? {
    var (first, last) = (first, last)
    for (start, step, low, high) in [
      (start.x, step.x, left, right), (start.y, step.y, top, bottom),
    ] {
      guard step != 0 else {
        if (low...high).contains(start) { continue }
        return nil
      }
      let ends = [(low - start) / step, (high - start) / step].sorted()
      (first, last) = (max(first, ends[0]), min(last, ends[1]))
    }
    return first <= last ? (first, last) : nil
  }

  /// Whether the other lies in it, edges included.
  public func contains(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }
}
