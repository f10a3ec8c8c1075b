internal import Drawing
internal import Foundation

/// A series as it lies in the chart: its visible pieces in pixels.
struct ChartCurve {
  let series: Series
  let tone: Tone
  /// The stretches of a line that are seen, or nothing for other styles.
  let stretches: [[Point]]
  /// The points that are seen.
  let points: [Point]

  /// Whether it is a line that a name can stand beside.
  var isLine: Bool {
    switch series.style {
    case .line, .dashed, .linePoints: true
    case .points, .bars, .band: false
    }
  }

  /// Where the line ends on the right.
  var end: Point? { stretches.flatMap(\.self).max { $0.x < $1.x } }

  init(_ series: Series, tone: Tone, x: ChartScale, y: ChartScale, area: Box) {
    self.series = series
    self.tone = tone
    let places = zip(series.xs, series.ys).map { pair -> Point? in
      guard let across = x.place(pair.0), let up = y.place(pair.1) else { return nil }
      return Point(across, up)
    }
    points = places.compactMap(\.self).filter { area.grown(by: 0.5).contains(Box(around: [$0])) }
    var stretches: [[Point]] = []
    for (start, end) in zip(places, places.dropFirst()) {
      guard let start, let end, let seen = Self.clipped(start, end, to: area) else { continue }
      if let last = stretches.last?.last, (last - seen.0).length < 0.01 {
        stretches[stretches.count - 1].append(seen.1)
      } else {
        stretches.append([seen.0, seen.1])
      }
    }
    self.stretches = stretches.map(Self.thinned)
  }

  /// What of a segment lies in a box.
  private static func clipped(_ start: Point, _ end: Point, to box: Box) -> (Point, Point)? {
    let step = end - start
    var (first, last) = (0.0, 1.0)
    for (from, along, low, high) in [
      (start.x, step.x, box.left, box.right), (start.y, step.y, box.top, box.bottom),
    ] {
      guard along != 0 else {
        if (low...high).contains(from) { continue }
        return nil
      }
      let bounds = [(low - from) / along, (high - from) / along].sorted()
      (first, last) = (max(first, bounds[0]), min(last, bounds[1]))
    }
    return first <= last ? (start + first * step, start + last * step) : nil
  }

  /// Leaves out what is nearer to its neighbor than a printer could show.
  private static func thinned(_ points: [Point]) -> [Point] {
    var kept = Array(points.prefix(1))
    for point in points.dropFirst().dropLast() where (point - kept[kept.count - 1]).length > 0.4 {
      kept.append(point)
    }
    return kept + points.dropFirst().suffix(1)
  }

  /// Places along the lines and the points, close enough to see what a name would cover.
  var traces: [Point] {
    points
      + stretches.flatMap { stretch in
        zip(stretch, stretch.dropFirst()).flatMap { start, end in
          let count = max(1, Int((end - start).length / 3))
          return (0...count).map { start + Double($0) / Double(count) * (end - start) }
        }
      }
  }

  /// Draws it; `floor` is where bars stand.
  func draw(x: ChartScale, y: ChartScale, floor: Double, barWidth: Double, _ picture: inout Picture)
  {
    let stroke = Stroke(tone: tone, width: 1.7)
    switch series.style {
    case .line: for stretch in stretches { picture.draw(stretch, stroke) }
    case .dashed:
      for stretch in stretches {
        picture.draw(stretch, Stroke(tone: tone, width: 1.3, isDashed: true))
      }
    case .points:
      let radius = points.count > 300 ? 1.6 : points.count > 12 ? 2.4 : 3.6
      picture.drawDots(points, radius: radius, Fill(tone: tone, opacity: 0.85))
    case .linePoints:
      for stretch in stretches { picture.draw(stretch, stroke) }
      picture.drawDots(points, radius: 2.6, Fill(tone: tone))
    case .bars:
      for point in points {
        let bar = Box(
          left: point.x - barWidth / 2, top: min(point.y, floor), right: point.x + barWidth / 2,
          bottom: max(point.y, floor))
        picture.draw(Path(bar), nil, fill: Fill(tone: tone, opacity: 0.75))
      }
    case .band(let upper):
      let (low, high) = (y.range.lowerBound, y.range.upperBound)
      func edge(_ ys: [Double]) -> [Point] {
        zip(series.xs, ys).compactMap { across, up in
          guard let across = x.place(across), let up = y.place(min(max(up, low), high)) else {
            return nil
          }
          return Point(across, up)
        }
      }
      let outline = edge(upper) + edge(series.ys).reversed()
      picture.draw(
        Path(through: outline, isClosed: true), nil, fill: Fill(tone: tone, opacity: 0.2))
    }
  }

  /// A short piece of it for the key, at the left end of a line of text.
  func drawSample(at place: Point, width: Double, _ picture: inout Picture) {
    let (start, end) = (place, place + Point(width, 0))
    let middle = place + Point(width / 2, 0)
    switch series.style {
    case .line: picture.draw([start, end], Stroke(tone: tone, width: 1.7))
    case .dashed: picture.draw([start, end], Stroke(tone: tone, width: 1.3, isDashed: true))
    case .points: picture.drawDots([middle], radius: 3, Fill(tone: tone))
    case .linePoints:
      picture.draw([start, end], Stroke(tone: tone, width: 1.7))
      picture.drawDots([middle], radius: 2.6, Fill(tone: tone))
    case .bars, .band:
      let box = Box(left: start.x, top: place.y - 5, right: end.x, bottom: place.y + 5)
      let isBar = if case .bars = series.style { true } else { false }
      picture.draw(Path(box), nil, fill: Fill(tone: tone, opacity: isBar ? 0.75 : 0.2))
    }
  }
}
