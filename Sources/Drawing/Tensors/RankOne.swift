/// A tensor of rank one as three sticks that meet in a corner, one a mode.
public struct RankOne: Shape {
  let names: (Label, Label, Label)
  let length: Double
  let tone: Tone

  /// The outer product a ∘ b ∘ c; sticks are `length` pixels long.
  public init(_ a: Label, _ b: Label, _ c: Label, length: Double = 44, tone: Tone = .first) {
    names = (a, b, c)
    self.length = length
    self.tone = tone
  }

  /// The three sticks: a goes down, b to the right, c back.
  public var picture: Picture {
    let (thickness, gap) = (7.0, 3.0)
    let slope = Point(0.79, -0.61)
    let back = 0.75 * length
    var picture = Picture(body: Box(width: length, height: length))
    let down = Box(left: 0, top: 0, right: thickness, bottom: length)
    let across = Box(
      left: thickness + gap, top: 0, right: thickness + gap + length, bottom: thickness)
    let start = Point(0, -gap)
    let away = [
      start, start + Point(thickness, 0), start + Point(thickness, 0) + back * slope,
      start + back * slope,
    ]
    for path in [Path(down), Path(across), Path(through: away, isClosed: true)] {
      picture.draw(path, .hairInk, fill: .wash(tone))
    }
    picture.write(names.0, at: Point(thickness + 5, length - 8), .start)
    picture.write(names.1, at: Point(across.right - 10, thickness + 12))
    let tip = start + back * slope
    picture.write(names.2, at: Point(tip.x + thickness + 4, tip.y + 6), .start)
    return picture
  }
}
