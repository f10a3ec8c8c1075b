/// Something that can be drawn: a matrix, a cube, a word, or a row of such.
public protocol Shape {
  /// The shape as marks on the paper.
  var picture: Picture { get }
}

/// Lists shapes one under the other; a text among them is a word or a sign such as "=", "≈", "·".
@resultBuilder public enum ShapeBuilder {
  /// A shape.
  public static func buildExpression(_ shape: some Shape) -> [any Shape] { [shape] }
  /// A text, as a shape.
  public static func buildExpression(_ text: String) -> [any Shape] { [Word(Label(text))] }
  /// Several shapes that were made elsewhere.
  public static func buildExpression(_ shapes: [any Shape]) -> [any Shape] { shapes }
  /// All of them.
  public static func buildBlock(_ parts: [any Shape]...) -> [any Shape] { parts.flatMap(\.self) }
  /// Those of a loop.
  public static func buildArray(_ parts: [[any Shape]]) -> [any Shape] { parts.flatMap(\.self) }
  /// Those of an `if` without `else`.
  public static func buildOptional(_ part: [any Shape]?) -> [any Shape] { part ?? [] }
  /// Those of the first branch.
  public static func buildEither(first part: [any Shape]) -> [any Shape] { part }
  /// Those of the second branch.
  public static func buildEither(second part: [any Shape]) -> [any Shape] { part }
}

/// A word or a sign, in lines if it has line breaks.
public struct Word: Shape {
  let lines: [Label]
  let size: Double
  let tone: Tone

  /// A sign of an equation, or a name.
  public init(_ label: Label, tone: Tone = .ink) {
    self.init(lines: [label], size: Text.name, tone: tone)
  }

  /// Free text, smaller; a line break starts a new line.
  public static func note(_ text: String, tone: Tone = .quiet) -> Word {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Word(lines: lines.map { Label(String($0)) }, size: Text.note, tone: tone)
  }

  private init(lines: [Label], size: Double, tone: Tone) {
    self.lines = lines
    self.size = size
    self.tone = tone
  }

  /// The word; its axis is that of its letters.
  public var picture: Picture {
    let leading = 1.3 * size
    let height = leading * Double(lines.count)
    var picture = Picture(
      body: Box(width: lines.map { $0.width(at: size) }.max() ?? 0, height: height))
    for (i, line) in lines.enumerated() {
      picture.write(
        line, at: Point(picture.body.middle, (Double(i) + 0.5) * leading), size: size, tone: tone)
    }
    return picture
  }
}

/// An arrow from what stands before it to what comes after, with a name above.
public struct Arrow: Shape {
  let name: Label
  let length: Double

  /// An arrow of at least a length in pixels, as long as its name asks for.
  public init(_ name: Label = "", length: Double = 36) {
    self.name = name
    self.length = max(length, name.width(at: Text.note) + 16)
  }

  /// The arrow, on the axis.
  public var picture: Picture {
    var picture = Picture(body: Box(width: length, height: 8))
    picture.drawArrow(from: Point(0, 4), to: Point(length, 4))
    picture.write(name, at: Point(length / 2, -8), size: Text.note)
    return picture
  }
}
