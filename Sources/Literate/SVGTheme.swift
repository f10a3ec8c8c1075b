/// The colors of charts: names that the page decides on, so that figures follow light and dark.
enum SVGTheme {
  /// Colors told apart by most color-blind readers, on light and on dark paper.
  ///
  /// Source: Okabe and Ito, "Color universal design", 2008; a violet and a gray for charts with more
  /// than six series.
  static let colors = [
    (0, 114, 178), (213, 94, 0), (0, 158, 115), (204, 121, 167), (230, 159, 0), (86, 180, 233),
    (128, 90, 170), (120, 120, 120),
  ]

  /// The color of a series as gnuplot reads it.
  static func gnuplotColor(_ index: Int) -> String {
    let (red, green, blue) = colors[index]
    let hex = String((red << 16) + (green << 8) + blue, radix: 16)
    return "#" + String(repeating: "0", count: 6 - hex.count) + hex
  }

  /// Replaces fixed colors by the page's: lines and letters take the text's color, each series a variable.
  static func apply(to svg: String) -> String {
    var themed = svg.replacing("black", with: "currentColor")
    for (index, (red, green, blue)) in colors.enumerated() {
      let written = "rgb(\(padded(red)), \(padded(green)), \(padded(blue)))"
      let variable = "var(--series-\(index + 1), \(gnuplotColor(index)))"
      themed = themed.replacing(written, with: variable)
    }
    return themed
  }

  private static func padded(_ value: Int) -> String {
    String(repeating: " ", count: 3 - String(value).count) + String(value)
  }
}
