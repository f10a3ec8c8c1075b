import RealModule

/// A place on the unit square: x to the right, y downward.
struct Place {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

  /// The distance from the segment between two places.
  func distance(from a: Place, to b: Place) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let along = square > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / square : 0
    let t = min(1, max(0, along))
    return .hypot(x - a.x - t * dx, y - a.y - t * dy)
  }
}

/// One movement of a pen, as a chain of short segments.
struct Stroke {
  var places: [Place]

  /// Straight lines from place to place.
  init(_ places: Place...) { self.places = places }

  /// An arc of an ellipse, with angles in half turns: 0 is right, 0.5 down, 1 left, 1.5 up.
  init(around center: Place, _ width: Double, _ height: Double, from: Double, to: Double) {
    places = (0...20).map { step in
      let angle = (from + (to - from) * Double(step) / 20) * .pi
      return Place(center.x + width * .cos(angle), center.y + height * .sin(angle))
    }
  }

  /// The same stroke continued by straight lines.
  func then(_ more: Place...) -> Stroke {
    var longer = self
    longer.places += more
    return longer
  }
}
