internal import Drawing
internal import Foundation

/// The names of curves at their right ends, moved apart where they would touch.
struct ChartNames {
  struct Name {
    let curve: ChartCurve
    let lines: [Label]
    let end: Point
    /// The middle of the name.
    var height: Double
    var extent: Double { ChartNames.leading * Double(lines.count) }
  }

  static let leading = 15.0
  static let size = 13.0
  static let gap = 12.0

  let names: [Name]
  /// How much room the names need on the right of the data.
  let width: Double

  /// Names for all lines, if they find room: none where a line ends far from the edge, a name is too long, or they crowd.
  ///
  /// - Parameters:
  ///   - curves: The lines that have a title.
  ///   - area: Where the data is.
  ///   - room: How wide a name may be; a longer one is set in two lines.
  init?(_ curves: [ChartCurve], area: Box, room: Double) {
    var names: [Name] = []
    for curve in curves {
      guard let end = curve.end, end.x > area.right - 0.25 * area.width else { return nil }
      let lines = Self.lines(curve.series.title, room)
      guard let lines else { return nil }
      names.append(Name(curve: curve, lines: lines, end: end, height: end.y))
    }
    names = Self.spread(
      names.sorted { $0.end.y < $1.end.y }, from: area.top - 4, to: area.bottom + 4)
    guard names.allSatisfy({ abs($0.height - $0.end.y) <= 44 }),
      names.map(\.extent).reduce(0, +) <= area.height
    else { return nil }
    self.names = names
    width = Self.gap + (names.flatMap(\.lines).map { $0.width(at: Self.size) }.max() ?? 0)
  }

  /// A title in one line or two; none if it is longer.
  static func lines(_ title: String, _ room: Double) -> [Label]? {
    let whole = Label(title)
    if whole.width(at: size) <= room { return [whole] }
    let words = title.split(separator: " ").map(String.init)
    let splits = (1..<max(words.count, 1)).map { count in
      [words.prefix(count), words.suffix(words.count - count)].map {
        Label($0.joined(separator: " "))
      }
    }
    func width(_ lines: [Label]) -> Double { lines.map { $0.width(at: size) }.max() ?? 0 }
    return splits.min { width($0) < width($1) }.flatMap { width($0) <= room ? $0 : nil }
  }

  /// Moves names as little as needed until none touches its neighbor: neighbors that would touch move as one.
  private static func spread(_ names: [Name], from top: Double, to bottom: Double) -> [Name] {
    var clusters: [(first: Int, extent: Double, middle: Double)] = []
    func wanted(_ range: Range<Int>) -> Double {
      var offset = 0.0
      var sum = 0.0
      for i in range {
        sum += names[i].end.y - (offset + names[i].extent / 2)
        offset += names[i].extent
      }
      return min(max(sum / Double(range.count), top), max(top, bottom - offset)) + offset / 2
    }
    for i in names.indices {
      var cluster = (first: i, extent: names[i].extent, middle: wanted(i..<(i + 1)))
      while let before = clusters.last,
        before.middle + before.extent / 2 > cluster.middle - cluster.extent / 2
      {
        clusters.removeLast()
        cluster = (
          before.first, before.extent + cluster.extent, wanted(before.first..<(i + 1))
        )
      }
      clusters.append(cluster)
    }
    var placed = names
    for (cluster, next) in zip(clusters, clusters.dropFirst().map(\.first) + [names.count]) {
      var edge = cluster.middle - cluster.extent / 2
      for i in cluster.first..<next {
        placed[i].height = edge + placed[i].extent / 2
        edge += placed[i].extent
      }
    }
    return placed
  }

  /// Writes the names at the right of the data; a moved name is tied to its curve by a thin line.
  func draw(area: Box, _ picture: inout Picture) {
    let left = area.right + Self.gap
    for name in names {
      if abs(name.height - name.end.y) > 3 || name.end.x < area.right - 3 {
        let stroke = Stroke(tone: name.curve.tone, width: 0.8)
        picture.draw(
          [name.end + Point(3, 0), Point(left - 8, name.height), Point(left - 3, name.height)],
          stroke)
      }
      for (i, line) in name.lines.enumerated() {
        let offset = (Double(i) - Double(name.lines.count - 1) / 2) * Self.leading
        picture.write(line, at: Point(left, name.height + offset), .start, size: Self.size)
      }
    }
  }
}

/// The key of a chart: a sample and a title each, in rows outside the data.
struct ChartKey {
  private struct Entry {
    let curve: ChartCurve
    let lines: [Label]
    var extent: Double {
      ChartKey.sample + 6 + (lines.map { $0.width(at: ChartNames.size) }.max() ?? 0)
    }
  }

  private let rows: [[Entry]]
  private static let row = 20.0
  private static let sample = 20.0
  private static let gap = 18.0

  /// A key no wider than the chart; a title that is wider stands in two lines.
  init(_ curves: [ChartCurve], width: Double) {
    var rows: [[Entry]] = []
    var right = 0.0
    for curve in curves {
      let title = curve.series.title
      let lines = ChartNames.lines(title, width - Self.sample - 6) ?? [Label(title)]
      let entry = Entry(curve: curve, lines: lines)
      if rows.isEmpty || right + Self.gap + entry.extent > width {
        rows.append([entry])
        right = entry.extent
      } else {
        rows[rows.count - 1].append(entry)
        right += Self.gap + entry.extent
      }
    }
    self.rows = rows
  }

  private static func height(_ row: [Entry]) -> Double {
    Self.row + ChartNames.leading * Double((row.map(\.lines.count).max() ?? 1) - 1)
  }

  var height: Double { rows.map(Self.height).reduce(0, +) + (rows.isEmpty ? 0 : 4) }

  /// Draws it with its upper left corner at a place.
  func draw(at place: Point, _ picture: inout Picture) {
    var top = place.y
    for row in rows {
      var left = place.x
      for entry in row {
        entry.curve.drawSample(
          at: Point(left, top + Self.row / 2), width: Self.sample, &picture)
        for (i, line) in entry.lines.enumerated() {
          let y = top + Self.row / 2 + Double(i) * ChartNames.leading
          picture.write(
            line, at: Point(left + Self.sample + 6, y), .start, size: ChartNames.size)
        }
        left += entry.extent + Self.gap
      }
      top += Self.height(row)
    }
  }
}
