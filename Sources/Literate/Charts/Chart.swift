internal import Drawing
internal import Foundation

/// A plot at a width in pixels: axes, what lies between them, and names at the curves or a key outside.
struct Chart {
  private let plot: Plot
  private let width: Double

  /// A chart that is as wide as the text where there is room.
  static let wide = 600.0
  /// A chart for a phone, where it shrinks a little and its letters stay above eleven pixels.
  static let narrow = 320.0
  /// One of several charts side by side.
  static let panel = 292.0

  private static let letters = 13.0

  init(_ plot: Plot, width: Double) {
    self.plot = plot
    self.width = width
  }

  /// The chart as an SVG file; `kind` says for which screens it is.
  func svg(_ kind: String) -> String { picture.svg(class: "chart \(kind)") }

  /// The ranges of both axes.
  private var ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let isBars = plot.series.contains { if case .bars = $0.style { true } else { false } }
    let isScatter = plot.series.contains {
      switch $0.style {
      case .points, .linePoints: true
      default: false
      }
    }
    let xs = plot.series.flatMap(\.xs)
    let heights = plot.series.flatMap { series in
      if case .band(let upper) = series.style { return series.ys + upper }
      return series.ys
    }
    var x = ChartScale.range(plot.x, xs, padding: isScatter ? 0.03 : 0, isRounded: false)
    if isBars, plot.x.range == nil, plot.x.scale == .linear {
      x = (x.lowerBound - 0.6)...(x.upperBound + 0.6)
    }
    let floor = isBars && plot.y.scale == .linear ? [0.0] : []
    return (x, ChartScale.range(plot.y, heights + floor, padding: 0.04, isRounded: true))
  }

  private struct Layout {
    var area: Box
    let x: ChartScale
    let y: ChartScale
    let xTicks: [ChartTicks.Tick]
    let yTicks: [ChartTicks.Tick]
  }

  /// Where the data is, if so much is kept free above and on the right.
  private func layout(above: Double, right: Double) -> Layout {
    let ranges = ranges
    // On a phone a chart needs its height to tell curves apart.
    var height = 0.8 * width / (width > Self.narrow ? plot.aspect : min(plot.aspect, 1.3))
    let title = plot.y.label.isEmpty ? 8.0 : 26.0
    let top = above + title
    func scale(_ height: Double) -> ChartScale {
      ChartScale(plot.y, ranges.y, from: top + height, to: top)
    }
    let spacing = max(30, height / 7)
    let named = ChartTicks.ticks(plot.y, scale(height), spacing: spacing).map(\.label)
    let left = 12 + (named.map { Label($0).width(at: Self.letters) }.max() ?? 0)
    var across = width - left - max(right, 12)
    if plot.isIsotropic {
      let shape =
        (ranges.y.upperBound - ranges.y.lowerBound) / (ranges.x.upperBound - ranges.x.lowerBound)
      height = min(across * shape, 0.85 * width)
      across = height / shape
    }
    let area = Box(left: left, top: top, right: left + across, bottom: top + height)
    let x = ChartScale(plot.x, ranges.x, from: area.left, to: area.right)
    let y = scale(height)
    return Layout(
      area: area, x: x, y: y, xTicks: ChartTicks.ticks(plot.x, x, spacing: max(56, across / 8)),
      yTicks: ChartTicks.ticks(plot.y, y, spacing: spacing))
  }

  /// The colors in turn; a band does not take one of its own but that of the next series.
  private func curves(_ layout: Layout) -> [ChartCurve] {
    var color = 1
    return plot.series.map { series in
      let tone = Tone.series(color)
      if case .band = series.style {} else { color += 1 }
      return ChartCurve(series, tone: tone, x: layout.x, y: layout.y, area: layout.area)
    }
  }

  /// Names at the curves if they find room, else a key for all.
  private var arrangement: (layout: Layout, names: ChartNames?, key: ChartKey) {
    let isNamed = plot.series.count > 1
    let free = layout(above: 0, right: 0)
    let titled = isNamed ? curves(free).filter { !$0.series.title.isEmpty } : []
    func arranged(_ keyed: [ChartCurve], right: Double) -> (Layout, ChartKey) {
      let key = ChartKey(plot.key == .none ? [] : keyed, width: width)
      return (self.layout(above: plot.key.isAbove ? key.height : 0, right: right), key)
    }
    func names(_ layout: Layout) -> ChartNames? {
      let lines = curves(layout).filter { $0.isLine && !$0.series.title.isEmpty }
      return ChartNames(lines, area: layout.area, room: 0.3 * width)
    }
    if !titled.isEmpty, !plot.isIsotropic, let first = names(free) {
      // With less room on the right the ends move, and the names with them.
      let (layout, key) = arranged(titled.filter { !$0.isLine }, right: first.width)
      if let names = names(layout) { return (layout, names, key) }
    }
    let (layout, key) = arranged(titled, right: 0)
    return (layout, nil, key)
  }

  var picture: Picture {
    let (layout, names, key) = arrangement
    var picture = Picture(width: width, height: layout.area.bottom)
    drawData(layout, &picture)
    names?.draw(area: layout.area, &picture)
    let bottom = drawAxes(layout, &picture)
    key.draw(at: Point(0, plot.key.isAbove ? 0 : bottom + 4), &picture)
    return picture
  }

  private func drawData(_ layout: Layout, _ picture: inout Picture) {
    let curves = curves(layout)
    let floor = layout.y.place(0).map { min(max($0, layout.area.top), layout.area.bottom) }
    let unit = abs((layout.x.place(2) ?? 0) - (layout.x.place(1) ?? 0))
    for curve in curves {
      curve.draw(
        x: layout.x, y: layout.y, floor: floor ?? layout.area.bottom,
        barWidth: max(1, 0.7 * unit), &picture)
    }
  }

  /// Draws both axes and what stands at them; answers with the lower edge of all.
  private func drawAxes(_ layout: Layout, _ picture: inout Picture) -> Double {
    let area = layout.area
    let axis = Stroke(width: 0.9)
    picture.draw(
      [Point(area.left, area.top), Point(area.left, area.bottom), Point(area.right, area.bottom)],
      axis)
    for tick in layout.yTicks {
      guard let y = layout.y.place(tick.position) else { continue }
      picture.draw(
        [Point(area.left - (tick.label.isEmpty ? 2.5 : 4), y), Point(area.left, y)], axis)
      picture.write(
        Label(tick.label), at: Point(area.left - 7, y), .end, size: Self.letters)
    }
    var right = -Double.infinity
    for tick in layout.xTicks {
      guard let x = layout.x.place(tick.position) else { continue }
      let label = Label(tick.label)
      let half = label.width(at: Self.letters) / 2
      // A name that would touch the one before is left out; its mark stays.
      let isSeen = x - half > right + 5
      picture.draw(
        [Point(x, area.bottom), Point(x, area.bottom + (isSeen && !label.isEmpty ? 4 : 2.5))], axis)
      guard isSeen, !label.isEmpty else { continue }
      picture.write(label, at: Point(x, area.bottom + 13), size: Self.letters)
      right = x + half
    }
    picture.write(Label(plot.y.label), at: Point(0, area.top - 16), .start, size: Self.letters)
    let below = area.bottom + 32
    picture.write(Label(plot.x.label), at: Point(area.middle, below), size: Self.letters)
    return plot.x.label.isEmpty ? area.bottom + 22 : below + 8
  }
}
