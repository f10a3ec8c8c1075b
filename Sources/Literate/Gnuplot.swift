internal import Drawing
internal import Foundation
internal import LinearAlgebra

/// Draws charts by asking gnuplot for an SVG.
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

  /// Draws charts side by side into one SVG file.
  static func draw(_ plots: [Plot], to file: URL) throws {
    guard let program else {
      throw Failure(description: "gnuplot is not installed (Debian: apt-get install gnuplot-nox)")
    }
    // A file, and no pipe: gnuplot may write one chart before it reads the next, and then two full
    // pipes would wait for each other.
    let input = file.appendingPathExtension("gnuplot")
    try script(for: plots).write(to: input, atomically: false, encoding: .utf8)
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
    guard process.terminationStatus == 0, complaints.isEmpty, !picture.isEmpty else {
      throw Failure(description: "gnuplot failed: \(String(decoding: complaints, as: UTF8.self))")
    }
    let themed = SVGTheme.apply(to: String(decoding: picture, as: UTF8.self))
    try themed.write(to: file, atomically: true, encoding: .utf8)
  }

  private static func script(for plots: [Plot]) -> String {
    let width = plots.count == 1 ? 640.0 : 300 * Double(plots.count)
    let height = width / Double(plots.count) / (plots.first?.aspect ?? 1.6)
    var lines = [
      "set encoding utf8",
      "set terminal svg size \(Int(width)),\(Int(height)) dynamic font 'inherit,13' noenhanced",
      "set output", "set border 3 lw 0.8", "set tics nomirror out scale 0.6",
      "set style fill solid 0.75 noborder", "set boxwidth 0.7 relative",
    ]
    for index in Palette.colors.indices {
      let color = Palette.hex(index)
      lines.append("set linetype \(index + 1) lc rgb '\(color)' lw 1.8 pt 7 ps 0.45")
    }
    if plots.count > 1 { lines.append("set multiplot layout 1,\(plots.count)") }
    for plot in plots { lines += commands(for: plot) }
    return (lines + ["unset multiplot", ""]).joined(separator: "\n")
  }

  private static func commands(for plot: Plot) -> [String] {
    var lines =
      axis("x", plot.x, plot.series.flatMap(\.xs)) + axis("y", plot.y, plot.series.flatMap(\.ys))
    lines.append("set size \(plot.isIsotropic ? "ratio -1" : "noratio")")
    let isAlone = plot.series.count == 1 || plot.key == .none
    lines.append(
      isAlone ? "unset key" : "set key \(plot.key.rawValue) reverse Left samplen 2 spacing 1.2")
    for (index, series) in plot.series.enumerated() {
      lines.append("$data\(index) << END")
      for i in series.xs.indices { lines.append(dataLine(series, i)) }
      lines.append("END")
    }
    let linetypes = linetypes(plot.series)
    let parts = plot.series.enumerated().map { index, series in
      let style = style(series.style, linetype: linetypes[index])
      return "$data\(index) \(style) title \(quoted(series.title))"
    }
    return lines + ["plot " + parts.joined(separator: ", ")]
  }

  private static func dataLine(_ series: Series, _ i: Int) -> String {
    if case .band(let upper) = series.style { return "\(series.xs[i]) \(series.ys[i]) \(upper[i])" }
    return "\(series.xs[i]) \(series.ys[i])"
  }

  /// The colors in turn; a band does not take one of its own but that of the next series.
  private static func linetypes(_ series: [Series]) -> [Int] {
    series.indices.map { index in
      1 + series[..<index].count { if case .band = $0.style { false } else { true } }
    }
  }

  private static func style(_ style: Series.Style, linetype: Int) -> String {
    switch style {
    case .line: "with lines lt \(linetype)"
    case .dashed: "with lines lt \(linetype) dt (6,4) lw 1.2"
    case .points: "with points lt \(linetype)"
    case .linePoints: "with linespoints lt \(linetype)"
    case .bars: "with boxes lt \(linetype)"
    case .band: "using 1:2:3 with filledcurves lt \(linetype) fs transparent solid 0.2 noborder"
    }
  }

  private static func axis(_ name: String, _ axis: Axis, _ data: [Double]) -> [String] {
    let isLogarithmic = axis.scale == .logarithmic
    var lines = [
      "set \(name)label \(quoted(axis.label))", "set format \(name) '%h'",
      isLogarithmic ? "set logscale \(name)" : "unset logscale \(name)",
    ]
    let range = axis.range.map { "\($0.lowerBound):\($0.upperBound)" } ?? "*:*"
    lines.append("set \(name)range [\(range)]")
    let ticks = axis.ticks.isEmpty && isLogarithmic ? decades(of: axis.range, data) : axis.ticks
    let marks = ticks.map { "\(quoted($0.label)) \($0.position)" }.joined(separator: ", ")
    lines.append(marks.isEmpty ? "set \(name)tics autofreq" : "set \(name)tics (\(marks))")
    return lines
  }

  /// A handful of powers of ten across a range, written as such.
  private static func decades(
    of range: ClosedRange<Double>?, _ data: [Double]
  ) -> [(position: Double, label: String)] {
    let positive = data.filter { $0 > 0 && $0.isFinite }
    guard let low = range?.lowerBound ?? positive.min(),
      let high = range?.upperBound ?? positive.max()
    else { return [] }
    let (first, last) = (Int(log10(low).rounded(.down)), Int(log10(high).rounded(.up)))
    // Less than two decades: gnuplot's own choice shows more.
    guard last - first >= 2 else { return [] }
    let step = (last - first + 6) / 7
    return stride(from: first, through: last, by: step).map { exponent in
      let isShort = (-2...3).contains(exponent)
      let label = isShort ? pow(10, Double(exponent)).formatted(digits: 4) : Prose.power(exponent)
      return (pow(10, Double(exponent)), label)
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
