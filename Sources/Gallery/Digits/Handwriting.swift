import LinearAlgebra
import RealModule

/// One person's moment of writing: how the strokes are turned, slanted, stretched and moved, and
/// how wide the pen is.
struct Handwriting {
  private let turn: Double
  private let slant: Double
  private let width: Double
  private let height: Double
  private let shift: Place
  private let pen: Double

  init(using generator: inout some RandomNumberGenerator) {
    func even(_ low: Double, _ high: Double) -> Double { low + (high - low) * generator.uniform() }
    turn = even(-0.12, 0.12)
    slant = even(-0.1, 0.3)
    width = even(0.75, 1.1)
    height = even(0.85, 1.05)
    shift = Place(even(-0.04, 0.04), even(-0.03, 0.03))
    pen = even(0.035, 0.065)
  }

  /// Draws strokes, pixel column after pixel column, with ink from 0 to 1.
  func drawing(_ strokes: [Stroke], size: Int) -> [Double] {
    let chains = strokes.map { $0.places.map(written) }
    let pixel = 1 / Double(size)
    var ink: [Double] = []
    ink.reserveCapacity(size * size)
    for j in 0..<size {
      for i in 0..<size {
        let place = Place((Double(j) + 0.5) * pixel, (Double(i) + 0.5) * pixel)
        var nearest = Double.infinity
        for chain in chains {
          for k in 1..<chain.count {
            nearest = min(nearest, place.distance(from: chain[k - 1], to: chain[k]))
          }
        }
        // The edge of the ink is one pixel wide, so that the picture has no steps.
        ink.append(min(1, max(0, (pen - nearest) / pixel + 0.5)))
      }
    }
    return ink
  }

  private func written(_ place: Place) -> Place {
    let y = (place.y - 0.5) * height
    let x = (place.x - 0.5) * width - slant * y
    return Place(
      0.5 + shift.x + x * .cos(turn) - y * .sin(turn),
      0.5 + shift.y + x * .sin(turn) + y * .cos(turn))
  }
}
