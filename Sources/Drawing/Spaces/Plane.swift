/// A part of the plane, on which vectors, lines, areas and points are drawn; the second coordinate goes up.
///
/// ```swift
/// Plane(
///   x: -0.5...3, y: -0.5...2, unit: 70, .axes(),
///   .line(along: (2, 0.5), "range(A)"), .arrow(to: (1.5, 1.6), "b"),
///   .projection(of: (1.5, 1.6), onto: (2, 0.5), "Ax"))
/// ```
public struct Plane: Shape {
  let xs: ClosedRange<Double>
  let ys: ClosedRange<Double>
  let unit: Double
  let traces: [Trace]

  /// The part of the plane between these coordinates, with a unit of so many pixels.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, unit: Double = 60, _ traces: Trace...
  ) {
    self.init(x: x, y: y, unit: unit, traces)
  }

  /// The same, with a list of what is drawn on it.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, unit: Double = 60, _ traces: [Trace]
  ) {
    xs = x
    ys = y
    self.unit = unit
    self.traces = traces
  }

  /// The plane; what comes later lies above.
  public var picture: Picture {
    let frame = PlaneFrame(xs: xs, ys: ys, unit: unit)
    var picture = Picture(body: frame.box)
    for trace in traces { trace.draw(frame, &picture) }
    return picture
  }
}

/// From coordinates of a plane to places on the paper.
struct PlaneFrame {
  let xs: ClosedRange<Double>
  let ys: ClosedRange<Double>
  let unit: Double

  func point(_ at: (Double, Double)) -> Point {
    Point((at.0 - xs.lowerBound) * unit, (ys.upperBound - at.1) * unit)
  }

  func step(_ vector: (Double, Double)) -> Point { Point(vector.0 * unit, -vector.1 * unit) }

  var box: Box {
    Box(
      width: (xs.upperBound - xs.lowerBound) * unit,
      height: (ys.upperBound - ys.lowerBound) * unit)
  }

  /// The part of a line that lies in the frame, in its direction; nothing if it passes by.
  func chord(through at: (Double, Double), along direction: (Double, Double)) -> (Point, Point)? {
    let (start, step) = (point(at), step(direction))
    guard let seen = box.stretch(of: start, along: step), seen.first < seen.last,
      seen.first.isFinite, seen.last.isFinite
    else { return nil }
    return (start + seen.first * step, start + seen.last * step)
  }
}
