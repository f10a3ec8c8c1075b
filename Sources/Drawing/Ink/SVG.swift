/// Writes marks as an SVG, the same text for the same marks.
enum SVG {
  static func text(
    of marks: [Mark], in box: Box, class kind: String, above others: String = ""
  ) -> String {
    let view = [box.left, box.top, box.width, box.height].map(number).joined(separator: " ")
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(number(box.width))\" height=\"\(number(box.height))\""
      + " viewBox=\"\(view)\" class=\"\(kind)\" color=\"#1d1b18\""
      + " font-family=\"Pagella, 'TeX Gyre Pagella', 'Palatino Linotype', Palatino, serif\">\n"
    return head + others + marks.map { element($0) + "\n" }.joined() + "</svg>\n"
  }

  private static func element(_ mark: Mark) -> String {
    switch mark {
    case .path(let path, let stroke, let fill): element(path, stroke, fill)
    case .text(let text): element(text)
    case .dots(let places, let radius, let fill): dots(places, radius, fill)
    }
  }

  /// A line without length and with round ends is a dot, in far fewer letters than a circle.
  private static func dots(_ places: [Point], _ radius: Double, _ fill: Fill) -> String {
    let moves = places.map { "M\(number($0.x)) \(number($0.y))h0" }.joined()
    let opacity = fill.opacity < 1 ? " stroke-opacity=\"\(number(fill.opacity))\"" : ""
    return "<path d=\"\(moves)\" fill=\"none\" stroke=\"\(fill.tone.color)\"\(opacity)"
      + " stroke-width=\"\(number(2 * radius))\" stroke-linecap=\"round\"/>"
  }

  private static func element(_ path: Path, _ stroke: Stroke?, _ fill: Fill?) -> String {
    var attributes = "d=\"\(commands(of: path))\""
    attributes += " fill=\"\(fill?.tone.color ?? "none")\""
    if let opacity = fill?.opacity, opacity < 1 {
      attributes += " fill-opacity=\"\(number(opacity))\""
    }
    if let stroke {
      attributes += " stroke=\"\(stroke.tone.color)\" stroke-width=\"\(number(stroke.width))\""
      if stroke.isDashed { attributes += " stroke-dasharray=\"4 3\"" }
      attributes += " stroke-linejoin=\"round\""
    }
    return "<path \(attributes)/>"
  }

  private static func commands(of path: Path) -> String {
    func at(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }
    let pieces = path.pieces.map { piece in
      switch piece {
      case .move(let p): "M\(at(p))"
      case .line(let p): "L\(at(p))"
      case .curve(let a, let b, let p): "C\(at(a)) \(at(b)) \(at(p))"
      }
    }
    return pieces.joined() + (path.isClosed ? "Z" : "")
  }

  private static func element(_ text: Text) -> String {
    var attributes = "x=\"\(number(text.place.x))\" y=\"\(number(text.place.y))\""
    attributes += " font-size=\"\(number(text.size))\" fill=\"\(text.tone.color)\""
    if text.anchor != .start { attributes += " text-anchor=\"\(text.anchor.rawValue)\"" }
    if text.hasRim {
      attributes +=
        " stroke=\"\(Tone.paper.color)\" stroke-width=\"4\" paint-order=\"stroke\""
        + " stroke-linejoin=\"round\""
    }
    return "<text \(attributes)>\(spans(of: text))</text>"
  }

  /// A shift holds for all that comes after it, so each run takes back the shift of the one before.
  private static func spans(of text: Text) -> String {
    var height = 0.0
    return text.label.runs.map { run in
      let target =
        switch run.level {
        case .line: 0.0
        case .raised: -Label.raise * text.size
        case .lowered: Label.lower * text.size
        }
      var attributes = ""
      if target != height { attributes += " dy=\"\(number(target - height))\"" }
      if run.level != .line { attributes += " font-size=\"\(number(text.size * Label.smaller))\"" }
      if run.isItalic { attributes += " font-style=\"italic\"" }
      height = target
      let letters = escaped(run.text)
      return attributes.isEmpty ? letters : "<tspan\(attributes)>\(letters)</tspan>"
    }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A coordinate to a hundredth of a pixel, without zeros at its end.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(whole)." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
  }
}
