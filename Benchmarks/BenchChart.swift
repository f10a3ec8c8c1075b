import Foundation
import LinearAlgebra

/// The library's share of the best peer's time, a bar for each task, as an SVG.
///
/// Bars are drawn on a logarithmic scale from a hundredth to twice; a line marks equal time, and a
/// tick on each bar what is to be reached.
struct BenchChart {
  let results: [RowResult]

  private let width = 720.0
  private let labels = 330.0
  private let step = 26.0

  /// The figure, with a caption and a text for those who cannot see it.
  var figure: String {
    let shown = results.filter { $0.ratio != nil }
    let height = step * Double(shown.count) + 34
    let bars = shown.enumerated().map { bar($1, top: step * Double($0)) }.joined(separator: "\n")
    let equal = line(x: place(1), from: 0, to: height - 30, class: "equal")
    return """
      <figure class="chart" id="fig:benchmarks">
      <svg viewBox="0 0 \(Int(width)) \(Int(height))" role="img"
        aria-labelledby="benchmarks-title benchmarks-desc" font-size="13" fill="currentColor" stroke="none">
      <title id="benchmarks-title">The library's time as a share of the best peer's</title>
      <desc id="benchmarks-desc">\(alternative(shown).escaped)</desc>
      \(bars)
      \(equal)
      \([0.01, 0.1, 1].map { tick($0, height) }.joined(separator: "\n"))
      </svg>
      <figcaption>The library's time as a share of the best peer's. The long line is equal time; a \
      short one on each bar is what is to be reached.</figcaption>
      </figure>
      """
  }

  private func bar(_ result: RowResult, top: Double) -> String {
    let share = result.ratio ?? 1
    let end = place(share)
    let name = result.name
    let label = (name.count <= 44 ? name : name.prefix(43) + "…").escaped
    return """
      <text x="\(Int(labels - 10))" y="\(Int(top + 17))" text-anchor="end">\(label)</text>
      <rect x="\(Int(labels))" y="\(Int(top + 6))" width="\(Int(max(end - labels, 1)))" \
      height="14" fill-opacity="\(result.isReached ? 0.55 : 0.2)"/>
      <text x="\(Int(max(end, place(result.target)) + 6))" y="\(Int(top + 17))">\
      \(share.formatted(decimals: 2))</text>
      \(line(x: place(result.target), from: top + 3, to: top + 23, class: "target"))
      """
  }

  private func tick(_ value: Double, _ height: Double) -> String {
    "<text x=\"\(Int(place(value)))\" y=\"\(Int(height - 8))\" text-anchor=\"middle\">\(value)</text>"
  }

  private func line(x: Double, from top: Double, to bottom: Double, class: String) -> String {
    "<line class=\"\(`class`)\" x1=\"\(Int(x))\" x2=\"\(Int(x))\" y1=\"\(Int(top))\" "
      + "y2=\"\(Int(bottom))\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
  }

  /// Where a share stands on the logarithmic scale.
  private func place(_ share: Double) -> Double {
    let position = (log10(min(max(share, 0.01), 2)) + 2) / (2 + log10(2))
    return labels + position * (width - labels - 50)
  }

  private func alternative(_ shown: [RowResult]) -> String {
    "Bars: "
      + shown.map { "\($0.name), \(($0.ratio ?? 1).formatted(decimals: 2))" }
      .joined(separator: "; ")
  }
}

extension String {
  /// The text as it stands in XML.
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
