import Drawing
import Foundation
import Literate

/// A pair of entries at three positions: the same arrow, turned.
func drawTurning(_ page: Page) throws {
  func arrow(_ place: Int, _ name: Label) -> Trace {
    let angle = 0.35 + 0.8 * Double(place)
    return .arrow(
      to: (1.3 * cos(angle), 1.3 * sin(angle)), name,
      place == 0 ? .ink : .first)
  }
  try page.draw(
    "turned-pair",
    Sketch {
      Plane(
        x: -1.7...1.9, y: -0.4...1.8, unit: 52,
        [.axes(), arrow(0, "at 0"), arrow(1, "at 1"), arrow(2, "at 2")])
    })
}

/// A query and a key before and after both went on by the same number of
/// places: the angle between them stays.
func drawDifference(_ page: Page) throws {
  func plane(_ turn: Double) -> Plane {
    func end(_ angle: Double, _ length: Double) -> (Double, Double) {
      (length * cos(angle + turn), length * sin(angle + turn))
    }
    return Plane(
      x: -1.5...1.6, y: -0.5...1.6, unit: 46,
      [
        .axes(), .arrow(to: end(1.3, 1.2), "q", .first),
        .arrow(to: end(0.4, 1.3), "k", .second),
      ])
  }
  try page.draw(
    "difference",
    Sketch { plane(0).captioned("at 5 and 3") },
    Sketch { plane(0.9).captioned("at 6 and 4") })
}

/// Nine query heads, and the three heads of keys that they share.
func drawGroups(_ page: Page) throws {
  func box(_ name: Label, _ tone: Tone) -> MatrixBox {
    MatrixBox(name, rows: 2, columns: 2, cell: 11).shaded(tone)
  }
  func group(_ first: Int, _ tone: Tone) -> Stack {
    Stack(gap: 6) {
      Row(gap: 4) {
        box("", tone)
        box("", tone)
        box("", tone)
      }
      Row { box("", tone) }
    }
  }
  try page.draw(
    "groups",
    Sketch(gap: 22) {
      group(0, .first)
      group(3, .second)
      group(6, .third)
    })
}

/// A block of numbers, and the sixteen levels that they go to.
func drawBlock(_ page: Page) throws {
  let numbers = [-1.7, -0.9, -0.6, 0.05, 0.3, 0.75, 1.3, 2.05]
  let step = (2.05 + 1.7) / 15
  let ticks = (0..<16).map { code in
    Trace.segment(
      from: (-1.7 + step * Double(code), -0.12),
      to: (-1.7 + step * Double(code), 0.12), "", .second)
  }
  try page.draw(
    "levels",
    Sketch {
      Plane(
        x: -2...2.4, y: -0.6...0.6, unit: 72,
        ticks + [
          .points(numbers.map { ($0, 0.3) }, .first),
          .note("m", at: (-1.7, -0.4), .second),
          .note("m + 15 s", at: (2.0, -0.4), .second),
        ])
    })
}

/// A table of tokens that serves both ends of a model.
func drawTied(_ page: Page) throws {
  try page.draw(
    "tied",
    Sketch(gap: 8) {
      MatrixBox("Eᵀ", rows: 15, columns: 4, cell: 7).shaded(.first)
        .sized("v", "n")
      "·"
      MatrixBox("H", rows: 4, columns: 7, cell: 7).shaded(.quiet)
        .sized("", "tokens")
      "="
      MatrixBox("logits", rows: 15, columns: 7, cell: 7)
        .sized("v", "")
    })
}
