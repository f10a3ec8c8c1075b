import Testing

@testable import Drawing

@Suite("Shapes") struct ShapeTests {
  @Test("matrix boxes are in proportion to their rows and columns") func proportion() {
    for (rows, columns) in [(1, 7), (8, 6), (12, 2)] {
      let body = MatrixBox("A", rows: rows, columns: columns).sized("m", "n").picture.body
      #expect(body.width / Double(columns) == body.height / Double(rows))
    }
  }

  @Test("shaded columns lie where they are, and as wide as they are") func shading() {
    let box = MatrixBox(rows: 4, columns: 6, cell: 10).shaded(columns: [2]).shaded(
      rows: 1..<3, columns: 0..<5, .second)
    #expect(
      areas(of: box.picture) == [
        Box(left: 20, top: 0, right: 30, bottom: 40), Box(left: 0, top: 10, right: 50, bottom: 30),
      ])
  }

  @Test("a name stands in its box, or under it where the box is too small") func names() {
    func place(_ box: MatrixBox) -> Box? { texts(of: box.picture).first?.bounds }
    let wide = MatrixBox("A", rows: 5, columns: 5)
    #expect(place(wide).map(wide.picture.body.contains) == true)
    for thin in [
      MatrixBox.column("x", 6), .row("y", 6), MatrixBox("A", rows: 5, columns: 5).withCells,
    ] {
      #expect(place(thin).map(thin.picture.body.overlaps) == false)
    }
  }

  @Test("scattered entries keep to their share and to their places") func sparse() {
    for share in [0.1, 0.25, 0.5] {
      let entries = MatrixPattern.spread(20, 30, share)
      #expect(abs(Double(entries.count) / 600 - share) < 0.05)
      #expect(Set(entries.map { $0.0 * 30 + $0.1 }).count == entries.count)
    }
  }

  @Test("side by side, one under the other and in a grid, nothing overlaps") func arrangement() {
    let shapes: [any Shape] = [
      MatrixBox("A", rows: 8, columns: 3).sized("rows", "columns"),
      Cube("X", rows: 3, columns: 3, slices: 3).sized("I", "J", "K"), Word("≈"),
      MatrixBox.column("a long name", 4).captioned("a caption wider than its box"),
      Plane(x: -1...1, y: -1...1, .arrow(to: (1, 1), "direction")),
    ]
    for arranged in [
      Row(gap: 4) { shapes }.picture, Stack(gap: 4) { shapes }.picture,
      Grid(columns: 2, gap: 4) { shapes }.picture,
    ] {
      let boxes = groups(of: arranged, like: shapes)
      for (i, first) in boxes.enumerated() {
        for second in boxes[(i + 1)...] { #expect(!first.overlaps(second)) }
      }
    }
  }

  /// What each shape covers in an arrangement: marks keep their order.
  private func groups(of picture: Picture, like shapes: [any Shape]) -> [Box] {
    var marks = picture.marks[...]
    return shapes.map { shape in
      let own = marks.prefix(shape.picture.marks.count)
      marks = marks.dropFirst(own.count)
      return own.dropFirst().reduce(own.first?.bounds ?? picture.body) { $0.union($1.bounds) }
    }
  }

  @Test("in a row, bodies share an axis whatever is written around them") func axis() {
    let row = Row {
      MatrixBox("A", rows: 8, columns: 3, cell: 10).sized("m", "n").shaded(.first)
      MatrixBox.column("x", 4, cell: 10).shaded(.first).braced("why")
    }
    let axes = areas(of: row.picture).map(\.axis)
    #expect(axes == [0, 0])
  }

  @Test("a piece of a cube hides what is behind it, and takes the color of its part") func pieces()
  {
    let cube = Cube("X", rows: 2, columns: 2, slices: 3, cell: 10)
    #expect(areas(of: cube.shaded(slices: 1..<2).picture, of: .first).count == 2)
    #expect(areas(of: cube.shaded(slices: 0..<1).picture, of: .first).count == 3)
    let cut = cube.cut(into: .frontalSlices).shaded(slices: 1..<2)
    #expect(areas(of: cut.picture, of: .first).count == 3)
    let wide = cube.cut(into: .entries).picture.bounds
    #expect(wide.width > cube.picture.bounds.width && wide.height > cube.picture.bounds.height)
  }

  @Test("a projection meets its line at a right angle, at the nearest point") func projection() {
    let picture = Plane(
      x: 0...4, y: 0...4, unit: 10, .projection(of: (1, 3), onto: (2, 1))
    ).picture
    guard case .path(let dropped, let stroke, _) = picture.marks[0] else {
      Issue.record("the way down comes first")
      return
    }
    #expect(stroke?.isDashed == true)
    #expect(dropped.pieces == [.move(Point(20, 30)), .line(Point(10, 10))])
  }

  @Test("a line ends at the edge of its plane, and one that passes by is not drawn") func lines() {
    let frame = PlaneFrame(xs: -1...1, ys: -1...1, unit: 10)
    let chord = frame.chord(through: (0, 0), along: (1, 0.5))
    #expect(chord?.0 == Point(0, 15) && chord?.1 == Point(20, 5))
    #expect(frame.chord(through: (0, 2), along: (1, 0)) == nil)
  }

  @Test("an ellipse covers what its axes say, to a thousandth") func ellipse() {
    let bounds = Path(ellipse: Point(5, 5), Point(30, 40), Point(-4, 3)).bounds
    #expect(abs(bounds.width / 2 / 916.0.squareRoot() - 1) < 0.001)
    #expect(abs(bounds.height / 2 / 1609.0.squareRoot() - 1) < 0.001)
  }

  private func texts(of picture: Picture) -> [Text] {
    picture.marks.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The colored areas.
  private func areas(of picture: Picture, of tone: Tone? = nil) -> [Box] {
    picture.marks.compactMap { mark in
      guard case .path(let path, _, let fill?) = mark, fill.opacity < 1,
        case .series = fill.tone, tone == nil || fill.tone == tone
      else { return nil }
      return path.bounds
    }
  }
}
