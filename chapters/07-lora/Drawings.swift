import Drawing
import Foundation
import Literate
import Training

private var frozen: MatrixBox {
  MatrixBox("W₀", rows: 10, columns: 12, cell: 7).shaded(.quiet)
}
private var thinB: MatrixBox {
  MatrixBox("B", rows: 10, columns: 2, cell: 7).shaded(.first)
}
private var flatA: MatrixBox {
  MatrixBox("A", rows: 2, columns: 12, cell: 7).shaded(.second)
}

/// A frozen weight beside the two factors that are trained.
func drawAdapter(_ page: Page) throws {
  try page.draw(
    "adapter",
    Sketch {
      frozen.sized("m", "n").captioned("frozen")
      "+ s ·"
      thinB.sized("", "r")
      "·"
      flatA.sized("", "n").captioned("trained, like B")
    })
}

/// The shapes in the gradients of both factors.
func drawShapes(_ page: Page) throws {
  let gradient = MatrixBox("G", rows: 10, columns: 6, cell: 6)
  try page.draw(
    "shapes",
    Sketch(gap: 8) {
      MatrixBox("∂_B", rows: 10, columns: 2, cell: 6).shaded(.first)
        .sized("m", "r")
      "= s ·"
      gradient.sized("", "p")
      "·"
      MatrixBox("(AX)ᵀ", rows: 6, columns: 2, cell: 6)
    },
    Sketch(gap: 8) {
      MatrixBox("∂_A", rows: 2, columns: 12, cell: 6).shaded(.second)
        .sized("r", "n")
      "= s ·"
      MatrixBox("Bᵀ", rows: 2, columns: 10, cell: 6)
      "·"
      gradient
      "·"
      MatrixBox("Xᵀ", rows: 6, columns: 12, cell: 6)
    })
}

/// The same output before and after merging.
func drawMerging(_ page: Page) throws {
  let input = MatrixBox.column("x", 12, cell: 7)
  try page.draw(
    "merged",
    Sketch {
      Stack(gap: 8) {
        Row {
          frozen; "·"; input
        }
        "+"
        Row {
          "s ·"; thinB; "· ("; flatA; "·"; input; ")"
        }
      }
    },
    Sketch {
      MatrixBox("W", rows: 10, columns: 12, cell: 7).shaded(.third)
      "·"
      input
    })
}

/// A row of a weight: the adapter turns it, the magnitude gives its length.
func drawDirection(_ page: Page) throws {
  let old = (2.0, 0.5)
  let turned = (2.3, 1.7)
  let magnitude = hypot(old.0, old.1)
  func onCircle(_ angle: Double) -> (Double, Double) {
    (magnitude * cos(angle), magnitude * sin(angle))
  }
  let angles = (-4...94).map { Double($0) * .pi / 180 }
  let arc = zip(angles, angles.dropFirst()).map {
    Trace.segment(from: onCircle($0), to: onCircle($1), "", .third)
  }
  let arrows: [Trace] = [
    .arrow(to: old, "w₀"), .arrow(from: old, to: turned, "", .first),
    .note("s BA", at: (2.52, 1.05), .first),
    .segment(from: (0, 0), to: turned, isDashed: true),
    .point(turned, "v"),
    .arrow(to: onCircle(atan2(turned.1, turned.0)), "w", .third),
    .note("length m", at: (0.62, 2.2), .third),
  ]
  try page.draw(
    "direction",
    Sketch {
      Plane(x: -0.2...3, y: -0.3...2.3, unit: 78, arc + arrows)
    })
}

/// The density of the normal distribution and the sixteen levels of NF4.
func drawLevels(_ page: Page) throws {
  let width = 1.848  // what the outermost level is in standard deviations
  func density(_ x: Double) -> Double {
    1.5 * exp(-x * x * width * width / 2)
  }
  let places = (0...60).map { -1.5 + Double($0) / 20 }
  let curve = zip(places, places.dropFirst()).map { x, y in
    Trace.segment(
      from: (x, density(x)), to: (y, density(y)), "", .quiet)
  }
  let levels = NF4.levels.map { level in
    Trace.segment(
      from: (level, 0), to: (level, density(level)), "", .first)
  }
  let axis = Trace.segment(from: (-1.6, 0), to: (1.6, 0))
  let names: [Trace] = [
    .note("−1", at: (-1, -0.17)), .note("0", at: (0, -0.17)),
    .note("1", at: (1, -0.17)),
  ]
  try page.draw(
    "levels",
    Sketch {
      Plane(
        x: -1.6...1.6, y: -0.3...1.6, unit: 100,
        curve + levels + [axis] + names)
    })
}
