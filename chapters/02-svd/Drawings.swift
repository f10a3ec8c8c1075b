import Drawing
import Foundation

/// Images of a right angle that turns: acute, right, obtuse.
func rightAngle(turnedBy degrees: Double) -> Sketch {
  // The matrix of the first section, at half its size.
  func image(_ x: (Double, Double)) -> (Double, Double) {
    ((2 * x.0 - x.1) / 2, (2 * x.0 + 2 * x.1) / 2)
  }
  let angle = degrees * .pi / 180
  let x = (cos(angle), sin(angle))
  let (u, v) = (image(x), image((-x.1, x.0)))
  var traces: [Trace] = [
    .ellipse(image((1, 0)), image((0, 1))),
    .arrow(to: u, "Ax"), .arrow(to: v, "Ay", .second),
  ]
  if abs(u.0 * v.0 + u.1 * v.1) < 1e-3 {
    traces.append(.rightAngle(at: (0, 0), u, v))
  }
  return Sketch {
    Plane(x: -1.5...1.5, y: -1.9...1.9, unit: 46, traces)
  }
}

/// Full, thin and truncated: what is kept of the three factors.
func threeShapes() -> Sketch {
  let (m, n, k) = (9, 5, 2)
  func box(_ name: Label, _ rows: Int, _ columns: Int) -> MatrixBox {
    MatrixBox(name, rows: rows, columns: columns, cell: 9)
  }
  let full = Row(gap: 7) {
    box("A", m, n).sized("m", "n")
    "="
    box("", m, m).shaded(rows: 0..<m, columns: n..<m, .quiet)
      .cut(columns: [n]).naming("U", rows: 0..<m, columns: 0..<n)
      .sized("", "m")
    MatrixBox(rows: m, columns: n, cell: 9, pattern: .diagonal)
      .shaded(rows: n..<m, columns: 0..<n, .quiet).cut(rows: [n])
      .sized("", "n")
    box("Vᵀ", n, n).sized("", "n")
  }
  let thin = Row(gap: 7) {
    box("A", m, n)
    "="
    box("U", m, n).sized("", "p")
    MatrixBox(rows: n, columns: n, cell: 9, pattern: .diagonal)
      .sized("", "p")
    box("Vᵀ", n, n).sized("", "n")
  }
  let truncated = Row(gap: 7) {
    box("A", m, n)
    "≈"
    box("", m, k).shaded(.first).sized("", "k")
    MatrixBox(rows: k, columns: k, cell: 9, pattern: .diagonal)
      .shaded(.first).sized("", "k")
    box("", k, n).shaded(.first).sized("", "n")
  }
  return Sketch {
    Stack(gap: 20, .start) {
      full.titled("full")
      thin.titled("thin")
      truncated.titled("truncated")
    }
  }
}

/// Squares with sides σⱼ: what is kept, and what is cut off.
func tailCutOff() -> Sketch {
  let sides = [84.0, 52, 34, 24, 17, 12, 8]
  let k = 3
  func squares(_ range: Range<Int>, _ tone: Tone) -> Row {
    Row(gap: 4, .end) {
      for j in range {
        MatrixBox(
          j < 4 ? Label("σ_\(j + 1)") : "", rows: 1, columns: 1,
          cell: sides[j]
        ).shaded(tone)
      }
    }
  }
  return Sketch(gap: 8) {
    Row(gap: 8, .end) {
      squares(0..<k, .first).braced("in A_k, here k = 3")
      squares(k..<sides.count, .second).braced("in A − A_k")
    }
  }
}

/// Power iteration: each step turns the vector towards v₁.
func turningTowardsFirst() -> Sketch {
  var (x, y) = (0.28, 0.96)
  var traces: [Trace] = [
    .ellipse((1, 0), (0, 1), .quiet, isFilled: false),
    .line(along: (1, 0), "v₁", .quiet),
  ]
  for step in 0..<5 {
    let last = step == 4
    traces.append(
      .arrow(
        to: (x, y), last ? "" : Label("v^{(\(step))}"),
        step == 0 ? .ink : .first))
    y *= 0.5  // (σ₂/σ₁)²
    let length = hypot(x, y)
    (x, y) = (x / length, y / length)
  }
  return Sketch {
    Plane(x: -0.2...1.5, y: -0.15...1.3, unit: 100, traces)
  }
}
