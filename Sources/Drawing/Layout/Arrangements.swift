/// Which sides of bodies stand on one line.
public enum Alignment: Sendable {
  /// The middles.
  case center
  /// The sides that come first: the tops in a row, the left sides in a stack.
  case start
  /// The sides that come last.
  case end

  func position(_ low: Double, _ high: Double) -> Double {
    switch self {
    case .start: low
    case .center: (low + high) / 2
    case .end: high
    }
  }
}

/// Shapes side by side on one axis, as the factors of a product.
public struct Row: Shape {
  let shapes: [any Shape]
  let gap: Double
  let alignment: Alignment

  /// Shapes from left to right, with a gap in pixels between all that is drawn of them.
  public init(
    gap: Double = 10, _ alignment: Alignment = .center,
    @ShapeBuilder _ shapes: () -> [any Shape]
  ) {
    self.shapes = shapes()
    self.gap = gap
    self.alignment = alignment
  }

  /// The row.
  public var picture: Picture { Direction.across.line(shapes, gap: gap, alignment) }
}

/// Shapes one under the other.
public struct Stack: Shape {
  let shapes: [any Shape]
  let gap: Double
  let alignment: Alignment

  /// Shapes from top to bottom, with a gap in pixels between all that is drawn of them.
  public init(
    gap: Double = 14, _ alignment: Alignment = .center,
    @ShapeBuilder _ shapes: () -> [any Shape]
  ) {
    self.shapes = shapes()
    self.gap = gap
    self.alignment = alignment
  }

  /// The stack.
  public var picture: Picture { Direction.down.line(shapes, gap: gap, alignment) }
}

/// One of the two ways in which shapes follow each other on the paper.
private enum Direction {
  case across, down

  private var other: Direction { self == .across ? .down : .across }

  /// Where a box begins and ends along it.
  func sides(_ box: Box) -> (low: Double, high: Double) {
    self == .across ? (box.left, box.right) : (box.top, box.bottom)
  }

  /// Shapes one after the other, with a gap between all that is drawn of them and their bodies on a line.
  func line(_ shapes: [any Shape], gap: Double, _ alignment: Alignment) -> Picture {
    var end = -gap
    return Picture(
      shapes.map { shape in
        let picture = shape.picture
        let beside = other.sides(picture.body)
        let along = end + gap - sides(picture.bounds).low
        let back = -alignment.position(beside.low, beside.high)
        let step = self == .across ? Point(along, back) : Point(back, along)
        let placed = picture.moved(by: step)
        end = sides(placed.bounds).high
        return placed
      })
  }

  /// How far a picture reaches before and behind the middle of its body.
  func reach(_ picture: Picture) -> (before: Double, after: Double) {
    let (bounds, body) = (sides(picture.bounds), sides(picture.body))
    let middle = (body.low + body.high) / 2
    return (middle - bounds.low, bounds.high - middle)
  }
}

/// Shapes in rows of a table: columns have the width, and rows the height, of what is largest in them.
public struct Grid: Shape {
  let shapes: [any Shape]
  let columns: Int
  let gap: Double

  /// Shapes row by row, so many in each.
  public init(columns: Int, gap: Double = 16, @ShapeBuilder _ shapes: () -> [any Shape]) {
    self.shapes = shapes()
    self.columns = max(columns, 1)
    self.gap = gap
  }

  /// The grid; bodies are centered in its columns and rows.
  public var picture: Picture {
    let pictures = shapes.map(\.picture)
    func centers(
      _ direction: Direction, _ count: Int, _ line: @escaping (Int) -> Int
    ) -> [Double] {
      var edge = -gap
      return (0..<count).map { number in
        let reaches = pictures.indices.filter { line($0) == number }
          .map { direction.reach(pictures[$0]) }
        let center = edge + gap + (reaches.map(\.before).max() ?? 0)
        edge = center + (reaches.map(\.after).max() ?? 0)
        return center
      }
    }
    let across = centers(.across, min(columns, pictures.count)) { $0 % columns }
    let down = centers(.down, (pictures.count + columns - 1) / columns) { $0 / columns }
    return Picture(
      pictures.enumerated().map { i, picture in
        picture.moved(by: Point(across[i % columns], down[i / columns]) - picture.body.center)
      })
  }
}
