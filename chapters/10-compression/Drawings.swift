import Drawing
import Foundation
import Literate

/// A dense layer, and the two thin ones that take its place.
func drawLayer(_ page: Page) throws {
  try page.draw(
    "layer",
    Sketch {
      MatrixBox("W", rows: 10, columns: 14, cell: 8).shaded(.quiet)
        .sized("m", "n")
      "≈"
      MatrixBox("L", rows: 10, columns: 3, cell: 8).shaded(.first)
        .sized("", "r")
      "·"
      MatrixBox("R", rows: 3, columns: 14, cell: 8).shaded(.second)
        .sized("", "n")
    })
}

/// Two outputs of unequal loudness: a strong row that hears little.
func drawOutputs(_ page: Page) throws {
  func plane(
    _ width: Double, _ height: Double, _ names: (String, String)
  ) -> Plane {
    Plane(
      x: -5.6...5.6, y: -5.6...5.6, unit: 8.4,
      [
        .ellipse((width, 0), (0, height), .first),
        .axes(Label(names.0), Label(names.1)),
      ])
  }
  try page.draw(
    "inputs",
    Sketch { plane(1, 1, ("x₁", "x₂")).captioned("inputs all alike") },
    Sketch { plane(2, 1, ("y₁", "y₂")).captioned("their outputs") },
    Sketch { plane(1, 5, ("x₁", "x₂")).captioned("inputs as they are") },
    Sketch { plane(2, 5, ("y₁", "y₂")).captioned("their outputs") })
}

/// The cut as a projection behind the layer.
func drawProjection(_ page: Page) throws {
  try page.draw(
    "projection",
    Sketch(gap: 8) {
      Stack(gap: 8) {
        Row {
          MatrixBox("U_r", rows: 8, columns: 2, cell: 7).shaded(.first)
          "· ("
          MatrixBox("U_rᵀ", rows: 2, columns: 8, cell: 7).shaded(.first)
          "·"
          MatrixBox("W", rows: 8, columns: 12, cell: 7).shaded(.quiet)
          ") ="
        }
        Row {
          MatrixBox("L", rows: 8, columns: 2, cell: 7).shaded(.first)
            .sized("m", "r")
          "·"
          MatrixBox("R", rows: 2, columns: 12, cell: 7).shaded(.second)
            .sized("", "n")
        }
      }
    })
}

/// Layers in a row: each is calibrated by what the earlier ones left.
func drawStages(_ page: Page) throws {
  func pair() -> Row {
    Row(gap: 2) {
      MatrixBox("", rows: 8, columns: 2, cell: 4).shaded(.first)
      MatrixBox("", rows: 2, columns: 8, cell: 4).shaded(.second)
    }
  }
  func dense() -> MatrixBox {
    MatrixBox("", rows: 8, columns: 8, cell: 4).shaded(.quiet)
  }
  try page.draw(
    "stages",
    Sketch(gap: 8) {
      Word.note("x")
      Arrow()
      pair()
      Arrow()
      pair()
      Arrow()
      dense().captioned("next")
    })
}

/// Two lines through the origin, and the angle between them.
func drawAngles(_ page: Page) throws {
  let angles = (0...8).map { Double($0) * 4 * .pi / 180 }
  let arc = zip(angles, angles.dropFirst()).map {
    Trace.segment(
      from: (cos($0), sin($0)), to: (cos($1), sin($1)), "", .third)
  }
  try page.draw(
    "angles",
    Sketch {
      Plane(
        x: -1.6...2.2, y: -1...1.5, unit: 48,
        [
          .line(along: (1, 0), "", .first),
          .line(along: (cos(angles[8]), sin(angles[8])), "", .second),
          .note("θ", at: (1.2, 0.34), .third),
        ] + arc)
    })
}
