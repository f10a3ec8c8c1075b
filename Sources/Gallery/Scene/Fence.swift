import RealModule

/// A wooden fence that runs from the lower left toward the house.
struct Fence: Sendable {
  private let end = 0.90

  /// The line on which the posts stand.
  private func foot(_ x: Double) -> Double { 0.988 - 0.118 * x / end }

  /// The color of the fence at a point, if it covers the point.
  func color(at p: Point) -> Color? {
    guard p.x < end else { return nil }
    let foot = foot(p.x)
    let size = 0.27 * (foot - Panorama.horizon)
    let height = (foot - p.y) / size
    guard height > 0, height < 1.08 else { return nil }
    return post(p, height) ?? rail(p, height)
  }

  private func post(_ p: Point, _ height: Double) -> Color? {
    // Equal steps along the fence are equal steps of distance, which is 1/(foot − horizon).
    let distance = 1 / (foot(p.x) - Panorama.horizon)
    let along = (distance - 1 / (foot(0) - Panorama.horizon)) / 0.082 + 0.72
    let number = along.rounded(.down)
    let across = (along - number - 0.5) / 0.085
    let top = 1.0 - 0.07 * abs(across) + 0.06 * Noise.hash(Int(number), 5)
    guard abs(across) < 1, height < top else { return nil }
    let grain = Noise.fractal(across * 3 + number * 7, height * 5, octaves: 4)
    return wood(grain) * (1.05 - 0.55 * smoothStep(-0.9, 0.9, across))
  }

  private func rail(_ p: Point, _ height: Double) -> Color? {
    for middle in [0.36, 0.76] {
      let sag = 0.012 * Double.sin(p.x * 31 + middle * 9)
      let across = (height - middle - sag) / 0.055
      guard abs(across) < 1 else { continue }
      let grain = Noise.fractal(p.x * 40, height * 60, octaves: 3)
      return wood(grain) * (0.72 + 0.28 * smoothStep(-0.6, 0.9, across))
    }
    return nil
  }

  private func wood(_ grain: Double) -> Color {
    mix(Color(0.36, 0.29, 0.23), Color(0.86, 0.78, 0.66), smoothStep(0.2, 0.8, grain))
  }
}
