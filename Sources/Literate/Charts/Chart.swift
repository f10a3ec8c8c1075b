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
  ///
  /// Gnuplot draws axes and data, where they were told to be; names and the key are written over them.
  func svg(_ kind: String) throws -> String {
    let arrangement = arrangement
    let picture = picture(of: arrangement)
    let script = GnuplotScript(
      plot: plot, layout: arrangement.layout, size: Box(width: width, height: picture.body.height),
      letters: Self.letters)
    return picture.svg(class: "chart \(kind)", above: try Gnuplot.run(script.text))
  }

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

  /// Where the data is, if so much is kept free above and on the right.
  private func layout(above: Double, right: Double) -> ChartLayout {
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
    let left = 16 + (named.map { Label($0).width(at: Self.letters) }.max() ?? 0)
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
    let (xTicks, further) = Self.spaced(
      ChartTicks.ticks(plot.x, x, spacing: max(56, across / 8)), along: x)
    return ChartLayout(
      area: area, x: x, y: y, xTicks: xTicks, furtherNames: further,
      yTicks: ChartTicks.ticks(plot.y, y, spacing: spacing))
  }

  /// The marks without the names that would touch the one before, and those of them that are words in further rows.
  ///
  /// A number can be left out, since its neighbors say it; a class cannot.
  private static func spaced(
    _ ticks: [ChartTicks.Tick], along scale: ChartScale
  ) -> (ticks: [ChartTicks.Tick], further: [[ChartTicks.Tick]]) {
    var ends = [-Double.infinity]
    var rows: [[ChartTicks.Tick]] = [[]]
    for tick in ticks {
      guard let x = scale.place(tick.position) else { continue }
      let half = Label(tick.label).width(at: letters) / 2
      var row = tick.label.isEmpty ? 0 : ends.firstIndex { x - half > $0 + 5 }
      if row == nil, tick.label.contains(where: \.isLetter) {
        row = rows.count
        ends.append(-.infinity)
        rows.append([])
      }
      let isFirst = row == 0
      rows[0].append(isFirst ? tick : ChartTicks.Tick(position: tick.position, label: ""))
      guard let row, !tick.label.isEmpty else { continue }
      if !isFirst { rows[row].append(tick) }
      ends[row] = x + half
    }
    return (rows[0], Array(rows.dropFirst()))
  }

  private func curves(_ layout: ChartLayout) -> [ChartCurve] {
    zip(plot.series, plot.linetypes).map { series, color in
      ChartCurve(series, tone: .series(color), x: layout.x, y: layout.y, area: layout.area)
    }
  }

  private typealias Arrangement = (layout: ChartLayout, names: ChartNames?, key: ChartKey)

  /// Names at the curves if they find room, else a key for all.
  private var arrangement: Arrangement {
    let isNamed = plot.series.count > 1
    let free = layout(above: 0, right: 0)
    let titled = isNamed ? curves(free).filter { !$0.series.title.isEmpty } : []
    func arranged(_ keyed: [ChartCurve], right: Double) -> (ChartLayout, ChartKey) {
      let key = ChartKey(plot.key == .none ? [] : keyed, width: width)
      return (self.layout(above: plot.key.isAbove ? key.height : 0, right: right), key)
    }
    func names(_ layout: ChartLayout) -> ChartNames? {
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

  /// Where the data is, and what is marked at its axes.
  var layout: ChartLayout { arrangement.layout }

  /// What is written around the data: names or a key, and the titles of the axes.
  var picture: Picture { picture(of: arrangement) }

  private func picture(of arrangement: Arrangement) -> Picture {
    let (layout, names, key) = arrangement
    let area = layout.area
    let below = area.bottom + 33 + 16 * Double(layout.furtherNames.count)
    let bottom = plot.x.label.isEmpty ? below - 9 : below + 8
    let isAbove = plot.key.isAbove
    var picture = Picture(width: width, height: bottom + (isAbove ? 0 : 4 + key.height))
    names?.draw(area: area, &picture)
    for (row, ticks) in layout.furtherNames.enumerated() {
      for tick in ticks {
        guard let x = layout.x.place(tick.position) else { continue }
        let height = area.bottom + 15 + 16 * Double(row + 1)
        picture.write(Label(tick.label), at: Point(x, height), size: Self.letters)
      }
    }
    picture.write(Label(plot.y.label), at: Point(0, area.top - 16), .start, size: Self.letters)
    picture.write(Label(plot.x.label), at: Point(area.middle, below), size: Self.letters)
    key.draw(at: Point(0, isAbove ? 0 : bottom + 4), &picture)
    return picture
  }
}

/// Where the data is, and what is marked at its axes.
struct ChartLayout {
  let area: Box
  let x: ChartScale
  let y: ChartScale
  let xTicks: [ChartTicks.Tick]
  /// Words that found no room in the row under the axis, in rows below it.
  let furtherNames: [[ChartTicks.Tick]]
  let yTicks: [ChartTicks.Tick]
}

extension Plot {
  /// The colors of the series, counted from 1: in turn, but a band takes that of the next series.
  var linetypes: [Int] {
    series.indices.map { index in
      1 + series[..<index].count { if case .band = $0.style { false } else { true } }
    }
  }
}
