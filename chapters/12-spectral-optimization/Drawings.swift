import Drawing
import Foundation
import LinearAlgebra
import Literate

/// Three unit balls among the diagonal matrices, each with the gradient and the
/// point of the ball that goes farthest with it.
func drawBalls(_ page: Page) throws {
  let g = (0.9, 0.5)
  let length = hypot(g.0, g.1)
  let unit = (g.0 / length, g.1 / length)
  func plane(
    _ ball: [Trace], _ tip: (Double, Double), _ name: (Double, Double)
  ) -> Plane {
    Plane(
      x: -1.3...1.5, y: -1.3...1.4, unit: 52,
      [.axes("d₁", "d₂")] + ball + [
        .arrow(to: (1.35 * g.0, 1.35 * g.1), "G"),
        .arrow(to: tip, "", .second), .note("D", at: name, .second),
      ])
  }
  let square = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
  let diamond = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
  try page.draw(
    "balls",
    Sketch {
      plane([.region(square)], (1, 1), (1.15, 1.15)).captioned("spectral")
    },
    Sketch {
      plane([.ellipse((1, 0), (0, 1))], unit, (0.98, 0.22))
        .captioned("Frobenius")
    },
    Sketch {
      plane([.region(diamond)], (1, 0), (0.98, -0.24)).captioned("nuclear")
    })
}

/// An ellipse with its axes, and the circle that the matrix sign makes of it.
func drawSign(_ page: Page) throws {
  let angle = 0.5
  let (u, v) = ((cos(angle), sin(angle)), (-sin(angle), cos(angle)))
  func plane(_ first: Double, _ second: Double, _ names: [Label]) -> Plane {
    let long = (first * u.0, first * u.1)
    let short = (second * v.0, second * v.1)
    return Plane(
      x: -1.6...1.9, y: -1.3...1.5, unit: 46,
      .ellipse(long, short), .arrow(to: long, names[0]),
      .arrow(to: short, names[1]))
  }
  try page.draw(
    "sign",
    Sketch { plane(1.5, 0.4, ["σ₁u₁", "σ₂u₂"]).captioned("M") },
    Sketch { plane(1, 1, ["u₁", "u₂"]).captioned("msign(M)") })
}
