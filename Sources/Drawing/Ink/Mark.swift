/// A single trace on the paper: a line or area, or a label.
enum Mark: Equatable, Sendable {
  case path(Path, stroke: Stroke?, fill: Fill?)
  case text(Text)
  /// Round points, many at once.
  case dots([Point], radius: Double, fill: Fill)

  /// What the mark covers, the width of its line included.
  var bounds: Box {
    switch self {
    case .path(let path, let stroke, _): path.bounds.grown(by: (stroke?.width ?? 0) / 2)
    case .text(let text): text.bounds
    case .dots(let places, let radius, _): Box(around: places).grown(by: radius)
    }
  }

  func moved(by step: Point) -> Mark {
    switch self {
    case .path(let path, let stroke, let fill):
      .path(path.moved(by: step), stroke: stroke, fill: fill)
    case .text(let text): .text(text.moved(by: step))
    case .dots(let places, let radius, let fill):
      .dots(places.map { $0 + step }, radius: radius, fill: fill)
    }
  }
}

/// Straight and curved pieces, one after the other.
package struct Path: Equatable, Sendable {
  enum Piece: Equatable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
  }

  var pieces: [Piece]
  var isClosed = false

  init(_ pieces: [Piece], isClosed: Bool = false) {
    self.pieces = pieces
    self.isClosed = isClosed
  }

  package init(through points: [Point], isClosed: Bool = false) {
    pieces = points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
    self.isClosed = isClosed
  }

  package init(_ box: Box) {
    self.init(
      through: [
        Point(box.left, box.top), Point(box.right, box.top), Point(box.right, box.bottom),
        Point(box.left, box.bottom),
      ], isClosed: true)
  }

  /// The image c + u cos t + v sin t of the unit circle; four cubic curves miss it by 0.03 %.
  init(ellipse center: Point, _ u: Point, _ v: Point) {
    let k = 4 * (2.0.squareRoot() - 1) / 3
    func at(_ a: Double, _ b: Double) -> Point { center + a * u + b * v }
    pieces = [
      .move(at(1, 0)), .curve(at(1, k), at(k, 1), at(0, 1)),
      .curve(at(-k, 1), at(-1, k), at(-1, 0)), .curve(at(-1, -k), at(-k, -1), at(0, -1)),
      .curve(at(k, -1), at(1, -k), at(1, 0)),
    ]
    isClosed = true
  }

  package init(circle center: Point, radius: Double) {
    self.init(ellipse: center, Point(radius, 0), Point(0, radius))
  }

  func moved(by step: Point) -> Path {
    Path(
      pieces.map { piece in
        switch piece {
        case .move(let p): .move(p + step)
        case .line(let p): .line(p + step)
        case .curve(let a, let b, let p): .curve(a + step, b + step, p + step)
        }
      }, isClosed: isClosed)
  }

  var bounds: Box { Box(around: points) }

  /// The corners, and each curve at close distances.
  private var points: [Point] {
    var points: [Point] = []
    for piece in pieces {
      switch piece {
      case .move(let p), .line(let p): points.append(p)
      case .curve(let a, let b, let p):
        let start = points.last ?? a
        for step in 1...24 {
          let t = Double(step) / 24
          let s = 1 - t
          points.append(
            s * s * s * start + 3 * s * s * t * a + 3 * s * t * t * b + t * t * t * p)
        }
      }
    }
    return points
  }
}

/// A label at its place.
package struct Text: Equatable, Sendable {
  package enum Anchor: String, Sendable { case start, middle, end }

  var label: Label
  /// Where its line stands: the left end, the middle or the right end.
  var place: Point
  var anchor = Anchor.middle
  var size = Text.name
  var tone = Tone.ink
  /// Whether a rim of paper keeps lines away from the letters.
  var hasRim = false

  /// The size of names, and of what is said beside them.
  package static let name = 16.0
  package static let note = 14.0

  var bounds: Box {
    let width = label.width(at: size)
    let left =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    let rises = label.runs.contains { $0.level == .raised }
    let sinks = label.runs.contains { $0.level == .lowered }
    let above = max(
      FontMetrics.ascent, rises ? Label.raise + Label.smaller * FontMetrics.ascent : 0)
    let below = max(
      FontMetrics.descent, sinks ? Label.lower + Label.smaller * FontMetrics.descent : 0)
    return Box(
      left: left, top: place.y - above * size, right: left + width,
      bottom: place.y + below * size)
  }

  func moved(by step: Point) -> Text {
    var text = self
    text.place = place + step
    return text
  }
}
