import Drawing
import LinearAlgebra

/// The library's share of the best peer's time, a bar for each task, as an SVG.
///
/// Bars start at zero, on an even scale. A line marks equal time and a tick on each bar its goal; under each bar stands what it
/// comes to. A bar that would leave the chart is cut, and says so.
struct BenchChart {
  let results: [RowResult]

  /// As wide as a phone shows with letters of eleven pixels.
  private let width = 344.0
  private let step = 60.0

  private var shown: [RowResult] { results.filter { $0.ratio != nil } }

  /// The end of the scale: beyond every goal.
  var end: Double { max(1.5, ((results.map(\.target).max() ?? 1) + 0.3).rounded(.up)) }

  /// The figure, with a caption and a text for those who cannot see it.
  var figure: String {
    let svg = picture.svg(class: "drawing").replacing(
      "<svg ",
      with: "<svg role=\"img\" aria-labelledby=\"benchmarks-title benchmarks-desc\" ",
      maxReplacements: 1)
    let head = svg.prefix { $0 != ">" } + ">"
    return """
      <figure class="figure" id="fig:benchmarks"><div class="picture">
      \(head)
      <title id="benchmarks-title">The library's time as a share of the best peer's</title>
      <desc id="benchmarks-desc">\(alternative.escaped)</desc>\(svg.dropFirst(head.count))</div>
      <figcaption>The library's time as a share of the best peer's, from zero. The long line is equal \
      time, the short one on each bar its goal; a bar that misses its goal is orange.</figcaption>
      </figure>
      """
  }

  /// The chart.
  var picture: Picture {
    var picture = Picture(width: width, height: step * Double(shown.count))
    let bottom = step * Double(shown.count)
    // First, so that the rims of the words keep it away from them.
    picture.draw([Point(place(1), 0), Point(place(1), bottom)], Stroke(tone: .quiet, width: 0.6))
    for (i, result) in shown.enumerated() { draw(result, top: step * Double(i), &picture) }
    picture.draw([Point(0, 0), Point(0, bottom)], Stroke(width: 0.9))
    picture.draw([Point(0, bottom), Point(width, bottom)], Stroke(width: 0.9))
    for share in stride(from: 0.0, through: end, by: 0.5) {
      let label = share == share.rounded() ? "\(Int(share))" : "\(share)"
      let anchor: Text.Anchor = share == 0 ? .start : share == end ? .end : .middle
      picture.write(Label(label), at: Point(place(share), bottom + 12), anchor, size: Text.note)
    }
    return picture
  }

  private func draw(_ result: RowResult, top: Double, _ picture: inout Picture) {
    let share = result.ratio ?? 0
    let tone = result.isReached ? Tone.first : .second
    picture.write(Label(result.name), at: Point(6, top + 12), .start, size: Text.note, hasRim: true)
    let bar = Box(left: 0, top: top + 22, right: min(place(share), width), bottom: top + 34)
    picture.draw(Path(bar), nil, fill: Fill(tone: tone, opacity: 0.75))
    picture.draw([Point(place(1), bar.top), Point(place(1), bar.bottom)], Stroke(width: 0.9))
    if share > end { cut(bar, &picture) }
    let goal = place(result.target)
    picture.draw([Point(goal, top + 19), Point(goal, top + 37)], Stroke(width: 1.8))
    picture.write(
      Label(note(result)), at: Point(6, top + 45), .start, size: Text.note, tone: .quiet,
      hasRim: true)
  }

  /// Two slanted gaps say that a bar goes on beyond the chart.
  private func cut(_ bar: Box, _ picture: inout Picture) {
    for x in [bar.right - 22, bar.right - 14] {
      let gap = [
        Point(x, bar.bottom + 1), Point(x + 5, bar.top - 1), Point(x + 8, bar.top - 1),
        Point(x + 3, bar.bottom + 1),
      ]
      picture.draw(Path(through: gap, isClosed: true), nil, fill: Fill(tone: .paper))
    }
  }

  /// What a bar comes to, in words.
  func note(_ result: RowResult) -> String {
    let share = (result.ratio ?? 0).asShare
    let beyond = (result.ratio ?? 0) > end ? ", beyond the chart" : ""
    let goal = "goal \(result.target)"
    return result.miss.map { "\(share)\(beyond), \(goal): \($0)" } ?? "\(share), \(goal)"
  }

  private func place(_ share: Double) -> Double { share / end * width }

  private var alternative: String {
    "Bars: " + shown.map { "\($0.name), \(note($0))" }.joined(separator: "; ")
  }
}

extension String {
  /// The text as it stands in XML.
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}

extension Double {
  /// A share with two digits that mean something.
  var asShare: String { formatted(decimals: self < 0.1 ? 3 : 2) }
}
