internal import Drawing

/// The colors of charts: names that the page decides on, so that figures follow light and dark.
enum SVGTheme {
  /// Replaces fixed colors by the page's: lines and letters take the text's color, each series a variable.
  static func apply(to svg: String) -> String {
    // Between quotes it is a color; elsewhere it may be a word of a name.
    var themed = svg.replacing("'black'", with: "'currentColor'")
      .replacing("\"black\"", with: "\"currentColor\"")
    for (index, (red, green, blue)) in Palette.colors.enumerated() {
      let written = "rgb(\(padded(red)), \(padded(green)), \(padded(blue)))"
      themed = themed.replacing(written, with: Palette.variable(index))
    }
    return themed
  }

  private static func padded(_ value: Int) -> String {
    String(repeating: " ", count: 3 - String(value).count) + String(value)
  }
}
