internal import Drawing
internal import Foundation

/// What gnuplot draws of a chart: the axes with their marks, and the data between them.
enum Gnuplot {
  /// Why a chart was not drawn.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The program, if it is installed.
  static let program: URL? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(filePath: "\($0)/gnuplot") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Runs a script, and gives what stands between the tags of the SVG that it writes, in the page's colors.
  static func run(_ script: String) throws -> String {
    guard let program else {
      throw Failure(description: "gnuplot is not installed (Debian: apt-get install gnuplot-nox)")
    }
    // A file, and no pipe: gnuplot may write one part before it reads the next, and then two full
    // pipes would wait for each other.
    let input = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gnuplot")
    try script.write(to: input, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = program
    process.arguments = [input.path]
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let picture = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0, complaints.isEmpty,
      let inside = inside(String(decoding: picture, as: UTF8.self))
    else {
      throw Failure(description: "gnuplot failed: \(String(decoding: complaints, as: UTF8.self))")
    }
    return SVGTheme.apply(to: inside)
  }

  private static func inside(_ svg: String) -> String? {
    guard let opening = svg.range(of: "<g id=\"gnuplot_canvas\">"),
      let end = svg.range(of: "</svg>", options: .backwards)
    else { return nil }
    return String(svg[opening.lowerBound..<end.lowerBound])
  }
}

/// A chart as gnuplot reads it.
struct GnuplotScript {
  let plot: Plot
  let layout: ChartLayout
  let size: Box
  let letters: Double

  /// The commands, the data with them.
  var text: String {
    let (width, height) = (size.width, size.height)
    var lines = [
      "set encoding utf8",
      "set terminal svg size \(Int(width)),\(Int(height)) font 'inherit,\(Int(letters))' noenhanced",
      "set output",
      "set lmargin at screen \(layout.area.left / width)",
      "set rmargin at screen \(layout.area.right / width)",
      "set tmargin at screen \(1 - layout.area.top / height)",
      "set bmargin at screen \(1 - layout.area.bottom / height)",
      "set border 3 lw 0.8", "set tics nomirror out scale 0.6", "set xtics offset 0,0.45",
      "unset key", "set clip two",
      "set style fill solid 0.75 noborder", "set boxwidth 0.7 relative",
    ]
    for index in Palette.colors.indices {
      let color = Palette.hex(index)
      lines.append("set linetype \(index + 1) lc rgb '\(color)' lw 1.7 pt 7")
    }
    lines += Self.axis("x", layout.x, layout.xTicks) + Self.axis("y", layout.y, layout.yTicks)
    for (index, series) in plot.series.enumerated() {
      lines.append("$data\(index) << END")
      for i in series.xs.indices { lines.append(Self.line(series, i)) }
      lines.append("END")
    }
    let parts = zip(plot.series.indices, plot.linetypes).map { index, linetype in
      "$data\(index) \(Self.style(plot.series[index], linetype))"
    }
    if !parts.isEmpty { lines.append("plot " + parts.joined(separator: ", ")) }
    return (lines + [""]).joined(separator: "\n")
  }

  private static func axis(
    _ name: String, _ scale: ChartScale, _ ticks: [ChartTicks.Tick]
  ) -> [String] {
    let marks = ticks.map { "\(quoted($0.label)) \($0.position)" }
    return [
      scale.isLogarithmic ? "set logscale \(name)" : "unset logscale \(name)",
      "set \(name)range [\(scale.range.lowerBound):\(scale.range.upperBound)]",
      marks.isEmpty ? "unset \(name)tics" : "set \(name)tics (\(marks.joined(separator: ", ")))",
    ]
  }

  private static func line(_ series: Series, _ i: Int) -> String {
    if case .band(let upper) = series.style { return "\(series.xs[i]) \(series.ys[i]) \(upper[i])" }
    return "\(series.xs[i]) \(series.ys[i])"
  }

  private static func style(_ series: Series, _ linetype: Int) -> String {
    let count = series.xs.count
    let dots = count > 300 ? 0.25 : count > 12 ? 0.4 : 0.6
    return switch series.style {
    case .line: "with lines lt \(linetype)"
    case .dashed: "with lines lt \(linetype) dt (6,4) lw 1.2"
    case .points: "with points lt \(linetype) ps \(dots)"
    case .linePoints: "with linespoints lt \(linetype) ps 0.45"
    case .bars: "with boxes lt \(linetype)"
    case .band: "using 1:2:3 with filledcurves lt \(linetype) fs transparent solid 0.2 noborder"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
