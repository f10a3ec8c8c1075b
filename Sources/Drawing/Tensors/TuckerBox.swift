/// A small core in the middle of its three factors, as boxes in space.
public struct TuckerBox: Shape {
  let core: Label
  let factors: (Label, Label, Label)
  let cell: Double

  /// The core multiplied by a matrix in each mode: the first at its left, the second at its right, the third behind.
  public init(
    _ core: Label, _ first: Label, _ second: Label, _ third: Label, cell: Double = 15
  ) {
    self.core = core
    factors = (first, second, third)
    self.cell = cell
  }

  /// The four boxes.
  public var picture: Picture {
    let gap = 0.6 * cell
    let core = Cube(core, rows: 3, columns: 3, slices: 2, cell: cell).picture
    let depth = core.body.right - 3 * cell
    var picture = core
    let tall = Box(width: 3 * cell, height: 5 * cell)
    let first = tall.moved(by: Point(-gap - tall.width, -cell))
    let wide = Box(width: 5 * cell, height: 3 * cell)
    let second = wide.moved(by: Point(core.body.right + gap, 0))
    // The third factor lies in the plane of columns of slices, so it leans as the core's top does.
    let lean = Projection(cell: cell)
    let start = Point(0, core.body.top - gap)
    let third = [(0.0, 0.0), (3.0, 0.0), (3.0, 4.0), (0.0, 4.0)].map { column, slice in
      start + Point(depth, 0) + lean.point(0, column, slice)
    }
    for (path, tone) in [
      (Path(first), Tone.second), (Path(second), .third),
      (Path(through: third, isClosed: true), .fourth),
    ] {
      picture.draw(path, .outline, fill: .wash(tone, 0.22))
    }
    picture.write(factors.0, at: first.center)
    picture.write(factors.1, at: second.center)
    picture.write(factors.2, at: Box(around: third).center)
    picture.body = picture.body.union(first).union(second)
    return picture
  }
}
