internal import Drawing
internal import Foundation

/// A series as what is written around the data needs it: its color, and where its line ends.
struct ChartCurve {
  let series: Series
  let tone: Tone
  /// Where the line ends on the right, as far as it is seen.
  let end: Point?

  /// Whether it is a line that a name can stand beside.
  var isLine: Bool {
    switch series.style {
    case .line, .dashed, .linePoints: true
    case .points, .bars, .band: false
    }
  }

  init(_ series: Series, tone: Tone, x: ChartScale, y: ChartScale, area: Box) {
    self.series = series
    self.tone = tone
    let places = zip(series.xs, series.ys).map { pair -> Point? in
      guard let across = x.place(pair.0), let up = y.place(pair.1) else { return nil }
      return Point(across, up)
    }
    end = zip(places, places.dropFirst()).flatMap { start, end -> [Point] in
      guard let start, let end else { return [] }
      let step = end - start
      guard let seen = area.stretch(of: start, along: step, from: 0, to: 1) else { return [] }
      return [start + seen.first * step, start + seen.last * step]
    }.max { $0.x < $1.x }
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
