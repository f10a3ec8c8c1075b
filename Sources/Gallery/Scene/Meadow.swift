import RealModule

/// The near bank: grass, flowers, the path to the house, and the shadows that lie on them.
struct Meadow: Sendable {
  /// How far down the picture the bank begins.
  func edge(_ x: Double) -> Double {
    let shape = 0.845 - 0.10 * smoothStep(0.25, 1.15, x) + 0.012 * Double.sin(4.1 * x + 0.6)
    return shape + 0.016 * (Noise.fractal(x * 60, 3.7, octaves: 4) - 0.5)
  }

  func color(at p: Point) -> Color {
    // Where on the ground the eye looks: lines of sight meet the plane in the distance 1/below.
    let below = p.y - Panorama.horizon
    let ground = Point((p.x - Panorama.middle) / below, 1 / below)
    let path = smoothStep(0.035, 0.022, abs(p.x - pathCenter(p.y)) / below * 0.35)
    let earth = mix(
      Color(0.46, 0.37, 0.25), Color(0.78, 0.67, 0.48),
      Noise.fractal(ground.x * 26, ground.y * 22, octaves: 4))
    var color = mix(grass(p, ground, below), earth, 0.85 * path)
    if path < 0.1 { color = flowers(ground, over: color) }
    let rim = smoothStep(0.0, 0.022, p.y - edge(p.x))
    return mix(Color(0.16, 0.15, 0.07), color, 0.25 + 0.75 * rim) * shadow(p)
  }

  private func pathCenter(_ y: Double) -> Double {
    let t = (1 - y) / 0.16
    return 0.70 + 0.26 * t - 0.09 * Double.sin(3.0 * t)
  }

  private func grass(_ p: Point, _ ground: Point, _ below: Double) -> Color {
    let patch = Noise.fractal(ground.x * 3, ground.y * 3, octaves: 3)
    let lean = 0.06 * Noise.value(p.x * 9, p.y * 7).value
    let fineness = 0.42 / below
    let across = (p.x + lean * below) * 330 * fineness
    let blade = Noise.fractal(across, p.y * 60 * fineness, octaves: 4)
    let dark = mix(Color(0.09, 0.17, 0.04), Color(0.17, 0.21, 0.06), patch)
    let bright = mix(Color(0.52, 0.62, 0.17), Color(0.80, 0.72, 0.30), smoothStep(0.35, 0.7, patch))
    return mix(dark, bright, smoothStep(0.24, 0.80, blade))
  }

  private func flowers(_ ground: Point, over color: Color) -> Color {
    let cells = ground * Point(30, 15)
    let (i, j) = (Int(cells.x.rounded(.down)), Int(cells.y.rounded(.down)))
    let kind = Noise.hash(i, j)
    let patch = Noise.fractal(ground.x * 2.2 + 9, ground.y * 2.2, octaves: 2)
    guard kind < 0.35 * smoothStep(0.46, 0.72, patch) else { return color }
    let offset = Point(
      cells.x - Double(i) - 0.3 - 0.4 * Noise.hash(i + 71, j),
      cells.y - Double(j) - 0.3 - 0.4 * Noise.hash(i, j + 71))
    guard offset.length < 0.27 else { return color }
    let petals = [Color(0.98, 0.97, 0.92), Color(0.98, 0.82, 0.20), Color(0.84, 0.20, 0.16)]
    return petals[Int(Noise.hash(i + 5, j + 9) * 3)]
  }

  private func shadow(_ p: Point) -> Double {
    let spots = [
      (Point(0.20, 0.945), Point(0.17, 0.020)), (Point(0.33, 0.905), Point(0.11, 0.014)),
      (Point(1.19, 0.874), Point(0.16, 0.020)),
    ]
    return spots.reduce(1) { light, spot in
      let d = (p - spot.0) / spot.1
      return light * (1 - 0.62 * Double.exp(-(d * d).sum()))
    }
  }
}
