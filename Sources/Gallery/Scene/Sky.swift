import RealModule

/// The sky: a gradient, the sun, and clouds lit from its side.
struct Sky: Sendable {
  /// Where the sun stands in the picture.
  static let sun = Point(0.235, 0.165)

  func color(at p: Point, horizon: Double) -> Color {
    let elevation = max(horizon - p.y, 0) / horizon
    let haze = Color(0.97, 0.83, 0.66)
    let middle = Color(0.60, 0.74, 0.86)
    let zenith = Color(0.20, 0.40, 0.70)
    var sky = mix(haze, middle, smoothStep(0, 0.45, elevation))
    sky = mix(sky, zenith, smoothStep(0.25, 1.15, elevation))
    let distance = (p - Self.sun).length
    sky += Color(1.0, 0.80, 0.50) * (0.38 * .exp(-distance * 5.5))
    sky = mix(sky, Color(1, 0.98, 0.90), smoothStep(0.042, 0.034, distance))
    return clouded(sky, at: p, elevation: elevation, sunDistance: distance)
  }

  private func clouded(
    _ sky: Color, at p: Point, elevation: Double, sunDistance: Double
  ) -> Color {
    // The cloud deck is a plane seen from below: it closes up toward the horizon.
    let depth = 1 / (elevation + 0.16)
    let u = (p.x - 0.62) * depth * 1.25
    let v = depth * 1.9
    let toSun = (Self.sun - p) / (sunDistance + 0.05)
    let density = cover(u, v)
    let shade = density - cover(u + toSun.x * 0.16, v - toSun.y * 0.16)
    let amount = smoothStep(0.50, 0.70, density) * smoothStep(0.02, 0.18, elevation)
    let light = min(max(0.60 + 2.4 * shade - 0.5 * (density - 0.5), 0), 1)
    let body = mix(Color(0.52, 0.54, 0.64), Color(1.0, 0.96, 0.90), light)
    let glow = Color(0.30, 0.20, 0.08) * Double.exp(-sunDistance * 4)
    return mix(sky, body + glow, 0.93 * amount)
  }

  private func cover(_ u: Double, _ v: Double) -> Double {
    let bend = Noise.fractal(u * 0.7 + 5.2, v * 0.7 + 1.3, octaves: 2)
    return Noise.fractal(u + 0.9 * bend + 3, v + 0.6 * bend, octaves: 6)
  }
}

extension SIMD2<Double> {
  var length: Double { (x * x + y * y).squareRoot() }
}
