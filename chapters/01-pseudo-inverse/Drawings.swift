import Drawing

/// The nearest point of a plane: the foot of the perpendicular.
func footOfThePerpendicular() -> Sketch {
  let (start, foot, top) = ((1.2, 0.7), (4.0, 1.2), (4.0, 3.5))
  return Sketch {
    Plane(
      x: 0...6, y: 0...4, unit: 48,
      .region([(0, 0.3), (4.3, 0.3), (6, 2.3), (1.7, 2.3)]),
      .arrow(from: start, to: (2.6, 0.62), "a₁"),
      .arrow(from: start, to: (1.8, 1.75), "a₂"),
      .arrow(from: start, to: foot, "Ax", .first),
      .segment(from: foot, to: top, isDashed: true),
      .rightAngle(at: foot, (-2.8, -0.5), (0, 1)),
      .arrow(from: start, to: top, "b"),
      .note("b − Ax", at: (4.65, 2.7)),
      .note("all Ax", at: (5.15, 1.95)))
  }
}

/// A detour from the best factor lengthens the error as in Pythagoras.
func detourDrawn() -> Sketch {
  Sketch {
    Plane(
      x: 0...5, y: 0...3.6, unit: 50,
      .segment(from: (0, 0.5), to: (5, 0.5), "", .quiet),
      .segment(from: (1, 0.5), to: (1, 3.2), "", .first),
      .segment(from: (1, 3.2), to: (3.8, 0.5), "", .second),
      .rightAngle(at: (1, 0.5), (1, 0), (0, 1)),
      .point((1, 3.2), "M"), .point((1, 0.5)), .point((3.8, 0.5)),
      .note("AB", at: (1, 0.2)), .note("A(B + W)", at: (3.8, 0.2)),
      .note("least error", at: (0.95, 1.9)),
      .note("‖AW‖", at: (2.4, 0.72)))
  }
}

/// What the normal equations make of a tall system: a small square one.
func normalEquationsDrawn() -> Sketch {
  let tall = Row(gap: 6) {
    MatrixBox("A", rows: 11, columns: 3, cell: 9).sized("m", "r")
    MatrixBox("B", rows: 3, columns: 5, cell: 9).shaded(.first)
      .sized("", "n")
    "≈"
    MatrixBox("M", rows: 11, columns: 5, cell: 9).sized("", "n")
  }
  let small = Row(gap: 6) {
    MatrixBox("AᵀA", rows: 4, columns: 4, cell: 11).sized("r", "r")
    MatrixBox("B", rows: 4, columns: 6, cell: 11).shaded(.first)
      .sized("", "n")
    "="
    MatrixBox("AᵀM", rows: 4, columns: 6, cell: 11).sized("", "n")
  }
  return Sketch {
    Stack(gap: 20) {
      tall
      small
    }
  }
}

/// The four subspaces, what A does to them, and what A⁺ does.
func fourSubspaces() -> Sketch {
  /// A square on its corner, which is the origin of its space.
  func square(
    _ x: Double, _ half: Double, _ name: Label, _ tone: Tone
  ) -> Trace {
    .region(
      [(x, 3), (x + half, 3 + half), (x, 3 + 2 * half), (x - half, 3 + half)],
      name, tone)
  }
  let (left, right) = (1.9, 8.1)
  return Sketch {
    Plane(
      x: 0...10, y: 0...7, unit: 33,
      square(left, 1.85, "", .first), square(left, -1.35, "", .quiet),
      square(right, 1.85, "", .first), square(right, -1.35, "", .quiet),
      .note("row space", at: (left, 4.9)),
      .note("null space", at: (left, 1.6)),
      .note("column space", at: (right, 4.9)),
      .note("null space", at: (right, 1.85)),
      .note("of Aᵀ", at: (right, 1.35)),
      .arrow(from: (3.4, 5.35), to: (6.6, 5.35), "", .first),
      .arrow(from: (6.6, 4.45), to: (3.4, 4.45), "", .second),
      .note("A", at: (5, 5.75), .first), .note("A⁺", at: (5, 4.05), .second),
      .arrow(from: (3.25, 1.75), to: (7.8, 2.95), "", .first),
      .arrow(from: (6.75, 1.75), to: (2.2, 2.95), "", .second),
      .point((left, 3)), .point((right, 3)),
      .note("0", at: (left - 0.5, 3)), .note("0", at: (right + 0.5, 3)))
  }
}
