/// The colors of charts and drawings told apart by most color-blind readers, on light and on dark paper.
///
/// Source: Okabe and Ito, "Color universal design", 2008; a violet and a gray for what has more than six.
public enum Palette {
  /// Red, green and blue of each color; a page may have its own, under the names `--series-1` to `--series-8`.
  public static let colors = [
    (0, 114, 178), (213, 94, 0), (0, 158, 115), (204, 121, 167), (230, 159, 0), (86, 180, 233),
    (128, 90, 170), (120, 120, 120),
  ]

  /// A color as `#rrggbb`, counted from 0.
  public static func hex(_ index: Int) -> String {
    let (red, green, blue) = colors[index]
    let hex = String((red << 16) + (green << 8) + blue, radix: 16)
    return "#" + String(repeating: "0", count: 6 - hex.count) + hex
  }

  /// A color as a page reads it: its own, or this one where the drawing stands alone.
  public static func variable(_ index: Int) -> String {
    "var(--series-\(index + 1), \(hex(index)))"
  }
}

/// What a line, a shading or a name is drawn with; the page decides how each looks in light and in dark.
public enum Tone: Equatable, Sendable {
  /// The color of the text.
  case ink
  /// The color of what is said in passing.
  case quiet
  /// The color of the paper: it hides what lies behind.
  case paper
  /// One of the colors of the charts, counted from 1.
  case series(Int)

  /// The first color of the charts, a blue.
  public static let first = Tone.series(1)
  /// The second color of the charts, an orange.
  public static let second = Tone.series(2)
  /// The third color of the charts, a green.
  public static let third = Tone.series(3)
  /// The fourth color of the charts, a rose.
  public static let fourth = Tone.series(4)

  package var color: String {
    switch self {
    case .ink: "currentColor"
    case .quiet: "var(--quiet, #69645b)"
    case .paper: "var(--paper, #fff)"
    case .series(let number): Palette.variable((number - 1) % Palette.colors.count)
    }
  }
}

/// How a line is drawn.
package struct Stroke: Equatable, Sendable {
  var tone = Tone.ink
  var width = 1.1
  var isDashed = false

  package init(tone: Tone = .ink, width: Double = 1.1, isDashed: Bool = false) {
    self.tone = tone
    self.width = width
    self.isDashed = isDashed
  }

  static let outline = Stroke()
  static let hair = Stroke(tone: .quiet, width: 0.6)
  static let bold = Stroke(width: 1.7)
}

/// How an area is filled: wholly, or as a wash through which the rest is seen.
package struct Fill: Equatable, Sendable {
  var tone: Tone
  var opacity = 1.0

  package init(tone: Tone, opacity: Double = 1) {
    self.tone = tone
    self.opacity = opacity
  }

  static let paper = Fill(tone: .paper)
  static func wash(_ tone: Tone, _ opacity: Double = 0.28) -> Fill {
    Fill(tone: tone, opacity: tone == .ink || tone == .quiet ? opacity * 0.6 : opacity)
  }
}
