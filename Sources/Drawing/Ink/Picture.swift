/// A shape as it is drawn: its marks, and the body by which others stand beside it.
///
/// Names and sizes around a matrix are marks and no part of its body, so that products stand on one axis.
public struct Picture: Equatable, Sendable {
  var marks: [Mark] = []
  /// The shape itself, without what is written around it.
  public var body: Box

  init(body: Box, marks: [Mark] = []) {
    self.body = body
    self.marks = marks
  }

  /// Blank paper of a size.
  package init(width: Double, height: Double) { self.init(body: Box(width: width, height: height)) }

  /// All that is drawn, and the body.
  public var bounds: Box { marks.reduce(body) { $0.union($1.bounds) } }

  /// All that is drawn with a rim of two pixels, from whole pixel to whole pixel.
  var frame: Box {
    let bounds = bounds.grown(by: 2)
    return Box(
      left: bounds.left.rounded(.down), top: bounds.top.rounded(.down),
      right: bounds.right.rounded(.up), bottom: bounds.bottom.rounded(.up))
  }

  /// The picture as the text of an SVG file, of a kind that the page's style knows, above elements that
  /// another program drew in the same coordinates.
  package func svg(class kind: String, above others: String = "") -> String {
    SVG.text(of: marks, in: frame, class: kind, above: others)
  }

  func moved(by step: Point) -> Picture {
    Picture(body: body.moved(by: step), marks: marks.map { $0.moved(by: step) })
  }

  /// Several pictures as one.
  init(_ parts: [Picture]) {
    body = parts.dropFirst().reduce(parts.first?.body ?? Box(width: 0, height: 0)) {
      $0.union($1.body)
    }
    marks = parts.flatMap(\.marks)
  }
}

extension Picture {
  package mutating func draw(_ path: Path, _ stroke: Stroke? = .outline, fill: Fill? = nil) {
    marks.append(.path(path, stroke: stroke, fill: fill))
  }

  package mutating func draw(_ points: [Point], _ stroke: Stroke = .outline) {
    marks.append(.path(Path(through: points), stroke: stroke, fill: nil))
  }

  mutating func write(_ text: Text) {
    if !text.label.isEmpty { marks.append(.text(text)) }
  }

  package mutating func drawDots(_ places: [Point], radius: Double, _ fill: Fill) {
    if !places.isEmpty { marks.append(.dots(places, radius: radius, fill: fill)) }
  }

  /// Writes a label with its middle at a place.
  package mutating func write(
    _ label: Label, at center: Point, _ anchor: Text.Anchor = .middle, size: Double = Text.name,
    tone: Tone = .ink, hasRim: Bool = false
  ) {
    let place = Point(center.x, center.y + FontMetrics.halfCapital * size)
    write(
      Text(label: label, place: place, anchor: anchor, size: size, tone: tone, hasRim: hasRim))
  }

  /// Draws a line with a head at its end.
  mutating func drawArrow(from start: Point, to end: Point, _ stroke: Stroke = .outline) {
    let along = (end - start).unit
    let across = Point(-along.y, along.x)
    let (length, halfWidth) = (8.0, 3.0)
    let neck = end - (length - 1.5) * along
    draw([start, neck], stroke)
    let head = [
      end, end - length * along + halfWidth * across, neck,
      end - length * along - halfWidth * across,
    ]
    draw(Path(through: head, isClosed: true), nil, fill: Fill(tone: stroke.tone))
  }
}
