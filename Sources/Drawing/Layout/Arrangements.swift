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
  public var picture: Picture {
    var right = -gap
    return Picture(
      shapes.map { shape in
        let picture = shape.picture
        let bounds = picture.bounds
        let line = alignment.position(picture.body.top, picture.body.bottom)
        let placed = picture.moved(by: Point(right + gap - bounds.left, -line))
        right = placed.bounds.right
        return placed
      })
  }
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
  public var picture: Picture {
    var bottom = -gap
    return Picture(
      shapes.map { shape in
        let picture = shape.picture
        let bounds = picture.bounds
        let line = alignment.position(picture.body.left, picture.body.right)
        let placed = picture.moved(by: Point(-line, bottom + gap - bounds.top))
        bottom = placed.bounds.bottom
        return placed
      })
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
    func extent(_ line: Int, _ index: (Int) -> Int, _ sides: (Picture) -> (Double, Double))
      -> (before: Double, after: Double)
    {
      let members = pictures.indices.filter { index($0) == line }.map { sides(pictures[$0]) }
      return (members.map(\.0).max() ?? 0, members.map(\.1).max() ?? 0)
    }
    func centers(
      _ count: Int, _ index: @escaping (Int) -> Int, _ sides: (Picture) -> (Double, Double)
    )
      -> [Double]
    {
      var edge = -gap
      return (0..<count).map { line in
        let (before, after) = extent(line, index, sides)
        let center = edge + gap + before
        edge = center + after
        return center
      }
    }
    let across = centers(min(columns, pictures.count), { $0 % columns }) {
      ($0.body.middle - $0.bounds.left, $0.bounds.right - $0.body.middle)
    }
    let down = centers((pictures.count + columns - 1) / columns, { $0 / columns }) {
      ($0.body.axis - $0.bounds.top, $0.bounds.bottom - $0.body.axis)
    }
    return Picture(
      pictures.enumerated().map { i, picture in
        picture.moved(by: Point(across[i % columns], down[i / columns]) - picture.body.center)
      })
  }
}
