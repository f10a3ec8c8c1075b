import Drawing
import Literate

/// A product of which two layers are drawn, each scaled up.
func drawLayers(_ page: Page) throws {
  func layer(_ weight: String, _ tone: Tone) -> [any Shape] {
    [
      Word(Label(weight)),
      Row(gap: 4) {
        MatrixBox.column("", 6, cell: 10).shaded(tone)
        MatrixBox.row("", 6, cell: 10).shaded(tone)
      },
    ]
  }
  try page.draw(
    "layers",
    Sketch {
      Stack(gap: 18) {
        Row {
          MatrixBox("X", rows: 6, columns: 9, cell: 10).sized("m", "l")
            .shaded(columns: [2], .first).shaded(columns: [6], .second)
          MatrixBox("Y", rows: 9, columns: 6, cell: 10).sized("l", "n")
            .shaded(rows: [2], .first).shaded(rows: [6], .second)
          "="
          "L₁ + L₂ + … + L_l"
        }
        Row {
          "≈"
          layer("w₃", .first)
          "+"
          layer("w₇", .second)
        }.captioned("each drawn layer with its weight wᵢ = 1/(kpᵢ)")
      }
    })
}

/// Two layers as arrows, head to tail: the same sizes, and three sums.
func drawCancelling(_ page: Page) throws {
  func pair(
    _ bend: (Double, Double), sum shift: Double, height: ClosedRange<Double>,
    _ caption: String
  ) -> any Shape {
    let first = (1.7, 0.0)
    let tip = (first.0 + bend.0, first.1 + bend.1)
    return Plane(
      x: 0...3, y: height, unit: 56,
      .arrow(to: first, "", .first), .arrow(from: first, to: tip, "", .first),
      .arrow(from: (0, shift), to: (tip.0, tip.1 + shift), "", .second)
    ).captioned(caption)
  }
  try page.draw(
    "cancel",
    Sketch {
      Stack(gap: 16, .start) {
        pair(
          (1.3, 0), sum: -0.2, height: -0.3...0.1, "the sum is as long as both")
        pair((0, 1.3), sum: 0, height: -0.1...1.4, "shorter")
        pair((-1.27, 0.3), sum: 0, height: -0.1...0.4, "nearly gone")
      }
    })
}

/// Systematic sampling: a comb thrown onto stretches of the lengths π.
func drawComb(_ page: Page) throws {
  let ends = [0, 0.8, 1.4, 1.8, 2]
  let tones = [Tone.first, .second, .third, .fourth]
  let names: [Label] = ["π₁", "π₂", "π₃", "π₄"]
  var traces = (0..<4).map { i in
    Trace.region(
      [(ends[i], 0), (ends[i + 1], 0), (ends[i + 1], 0.22), (ends[i], 0.22)],
      names[i], tones[i])
  }
  traces += [0, 1, 2].map { .note(Label("\(Int($0))"), at: ($0, -0.12)) }
  traces.append(.segment(from: (0.3, 0.62), to: (1.3, 0.62)))
  traces += [0.3, 1.3].map { .arrow(from: ($0, 0.62), to: ($0, 0.24)) }
  traces += [
    .note("u", at: (0.3, 0.72)), .note("u + 1", at: (1.3, 0.72)),
  ]
  try page.draw(
    "comb",
    Sketch { Plane(x: -0.05...2.05, y: -0.2...0.8, unit: 150, traces) })
}
