/// Where an entry of a tensor of order three stands on the paper: rows go down, columns to the right, slices back.
struct Projection {
  let cell: Double

  func point(_ row: Double, _ column: Double, _ slice: Double) -> Point {
    Point(cell * (column + 0.52 * slice), cell * (row - 0.4 * slice))
  }
}

/// A box in space, of which the front, the top and the right side are seen.
struct Cuboid {
  let rows: ClosedRange<Double>
  let columns: ClosedRange<Double>
  let slices: ClosedRange<Double>

  enum Face: CaseIterable { case front, top, right }

  func corners(of face: Face, _ projection: Projection) -> [Point] {
    let (top, bottom) = (rows.lowerBound, rows.upperBound)
    let (left, right) = (columns.lowerBound, columns.upperBound)
    let (near, far) = (slices.lowerBound, slices.upperBound)
    let corners: [(Double, Double, Double)] =
      switch face {
      case .front:
        [(top, left, near), (top, right, near), (bottom, right, near), (bottom, left, near)]
      case .top: [(top, left, near), (top, right, near), (top, right, far), (top, left, far)]
      case .right:
        [(top, right, near), (top, right, far), (bottom, right, far), (bottom, right, near)]
      }
    return corners.map(projection.point)
  }

  /// Hides what is behind; the sides are a little darker than the front.
  func draw(_ projection: Projection, _ stroke: Stroke, in picture: inout Picture) {
    for face in Face.allCases {
      let outline = Path(through: corners(of: face, projection), isClosed: true)
      picture.draw(outline, nil, fill: .paper)
      if face == .right { picture.draw(outline, nil, fill: .wash(.ink, 0.1)) }
      picture.draw(outline, stroke)
    }
  }

  /// Colors the faces that lie on the surface of a larger cuboid.
  func shade(
    _ tone: Tone, on whole: Cuboid, _ projection: Projection, in picture: inout Picture
  ) {
    for face in Face.allCases {
      let isSeen =
        switch face {
        case .front: slices.lowerBound == whole.slices.lowerBound
        case .top: rows.lowerBound == whole.rows.lowerBound
        case .right: columns.upperBound == whole.columns.upperBound
        }
      let opacity = face == .front ? 0.34 : face == .top ? 0.22 : 0.46
      guard isSeen else { continue }
      picture.draw(
        Path(through: corners(of: face, projection), isClosed: true),
        Stroke(tone: tone, width: 0.7), fill: .wash(tone, opacity))
    }
  }
}
