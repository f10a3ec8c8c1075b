/// How the ten digits are written: for each, the hands that people have, as strokes.
enum DigitStrokes {
  /// The ways to write a digit, at least one.
  static func hands(of digit: Int) -> [[Stroke]] {
    switch digit {
    case 0: [[Stroke(around: Place(0.5, 0.5), 0.25, 0.38, from: 0, to: 2)]]
    case 1: [one, one + oneFlag, one + oneFlag + [Stroke(Place(0.34, 0.88), Place(0.66, 0.88))]]
    case 2: [two]
    case 3: [three]
    case 4: [closedFour, openFour]
    case 5: [five]
    case 6: [six]
    case 7: [seven, seven + [Stroke(Place(0.36, 0.5), Place(0.7, 0.5))]]
    case 8: [eight]
    default: [straightNine, curvedNine]
    }
  }

  private static let one = [Stroke(Place(0.5, 0.12), Place(0.5, 0.88))]
  private static let oneFlag = [Stroke(Place(0.33, 0.3), Place(0.5, 0.12))]
  private static let two = [
    Stroke(around: Place(0.5, 0.33), 0.24, 0.2, from: 1, to: 2.22)
      .then(Place(0.26, 0.88), Place(0.76, 0.88))
  ]
  private static let three = [
    Stroke(around: Place(0.48, 0.31), 0.22, 0.19, from: 1.15, to: 2.5),
    Stroke(around: Place(0.48, 0.69), 0.25, 0.19, from: 1.5, to: 2.85),
  ]
  private static let closedFour = [
    Stroke(Place(0.62, 0.88), Place(0.62, 0.12), Place(0.24, 0.62), Place(0.8, 0.62))
  ]
  private static let openFour = [
    Stroke(Place(0.32, 0.14), Place(0.28, 0.56), Place(0.78, 0.56)),
    Stroke(Place(0.66, 0.28), Place(0.62, 0.88)),
  ]
  private static let five = [
    Stroke(Place(0.72, 0.14), Place(0.35, 0.14), Place(0.32, 0.47)),
    Stroke(around: Place(0.46, 0.65), 0.27, 0.23, from: 1.3, to: 2.8),
  ]
  private static let six = [
    Stroke(around: Place(0.74, 0.62), 0.46, 0.5, from: 1.5, to: 0.95),
    Stroke(around: Place(0.5, 0.67), 0.22, 0.21, from: 0, to: 2),
  ]
  private static let seven = [Stroke(Place(0.25, 0.14), Place(0.76, 0.14), Place(0.42, 0.88))]
  private static let eight = [
    Stroke(around: Place(0.5, 0.31), 0.2, 0.18, from: 0, to: 2),
    Stroke(around: Place(0.5, 0.69), 0.24, 0.2, from: 0, to: 2),
  ]
  private static let nineLoop = Stroke(around: Place(0.5, 0.33), 0.22, 0.2, from: 0, to: 2)
  private static let straightNine = [nineLoop, Stroke(Place(0.72, 0.33), Place(0.68, 0.88))]
  private static let curvedNine = [
    nineLoop, Stroke(around: Place(0.3, 0.42), 0.42, 0.46, from: -0.05, to: 0.5),
  ]
}
