/// A shape with words under or over it.
struct Captioned: Shape {
  let shape: any Shape
  let words: Word
  let isAbove: Bool
  let gap: Double

  /// The shape keeps its body, so that a product stays on its axis.
  var picture: Picture {
    var picture = shape.picture
    let bounds = picture.bounds
    let words = words.picture
    let top = isAbove ? bounds.top - gap - words.body.height : bounds.bottom + gap
    let place = Point(picture.body.middle - words.body.middle, top - words.body.top)
    picture.marks += words.moved(by: place).marks
    return picture
  }
}

/// A shape with a curly brace along one side, and what the brace says.
struct Braced: Shape {
  let shape: any Shape
  let caption: Label
  let isAbove: Bool

  /// The shape keeps its body.
  var picture: Picture {
    var picture = shape.picture
    let (bounds, body) = (picture.bounds, picture.body)
    let direction = isAbove ? -1.0 : 1.0
    let start = (isAbove ? bounds.top : bounds.bottom) + 3 * direction
    picture.draw(
      Self.brace(from: body.left, to: body.right, at: start, depth: 8 * direction), .hairInk)
    let center = Point(body.middle, start + direction * 19)
    picture.write(caption, at: center, size: Text.note, tone: .quiet)
    return picture
  }

  private static func brace(
    from left: Double, to right: Double, at y: Double, depth: Double
  ) -> Path {
    let middle = (left + right) / 2
    let bend = min(8, (right - left) / 4)
    let (waist, tip) = (y + depth / 2, y + depth)
    return Path([
      .move(Point(left, y)),
      .curve(Point(left, waist), Point(left, waist), Point(left + bend, waist)),
      .line(Point(middle - bend, waist)),
      .curve(Point(middle, waist), Point(middle, waist), Point(middle, tip)),
      .curve(Point(middle, waist), Point(middle, waist), Point(middle + bend, waist)),
      .line(Point(right - bend, waist)),
      .curve(Point(right, waist), Point(right, waist), Point(right, y)),
    ])
  }
}

extension Stroke {
  static let hairInk = Stroke(width: 0.8)
}

extension Shape {
  /// The shape with words under it; a line break starts a new line.
  public func captioned(_ text: String) -> some Shape {
    Captioned(shape: self, words: .note(text), isAbove: false, gap: 4)
  }

  /// The shape with words over it.
  public func titled(_ text: String) -> some Shape {
    Captioned(shape: self, words: .note(text, tone: .ink), isAbove: true, gap: 4)
  }

  /// The shape with a brace under it and what the brace says.
  public func braced(_ caption: Label) -> some Shape {
    Braced(shape: self, caption: caption, isAbove: false)
  }

  /// The shape with a brace over it and what the brace says.
  public func bracedAbove(_ caption: Label) -> some Shape {
    Braced(shape: self, caption: caption, isAbove: true)
  }
}
