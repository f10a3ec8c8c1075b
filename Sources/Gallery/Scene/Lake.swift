import RealModule

/// The lake: the far side upside down, broken by ripples, over the water's own color.
struct Lake: Sendable {
  /// The color of the water at a point below the shore, given the view above the shore.
  func color(at p: Point, shore: Double, above: (Point) -> Color) -> Color {
    let below = p.y - Panorama.horizon
    let z = Panorama.focus * Panorama.eye / max(below, 0.001)
    let x = (p.x - Panorama.middle) * z
    let wave = Noise.fractal(x * 9, z * 16, octaves: 4) - 0.5
    let swell = Noise.fractal(x * 1.6 + 7, z * 3, octaves: 3) - 0.5
    let broken = 0.030 * wave * smoothStep(0, 0.25, p.y - shore) + 0.006 * wave + 0.012 * swell
    let mirrored = Point(p.x + 0.25 * broken, 2 * shore - p.y + broken)
    let deep = mix(Color(0.09, 0.22, 0.28), Color(0.05, 0.13, 0.17), 0.5 + wave)
    let grazing = 0.93 - 0.7 * min(p.y - shore, 0.35)
    let breeze = smoothStep(0.58, 0.72, Noise.fractal(p.x * 1.3, z * 1.1 + 3, octaves: 3))
    let water = mix(deep, above(mirrored) * Color(0.96, 1.0, 1.02), grazing)
    return mix(water, Color(0.66, 0.74, 0.80), 0.28 * breeze) + glitter(p, z, wave)
  }

  /// Flashes of the sun on the crests of waves, under the sun.
  private func glitter(_ p: Point, _ z: Double, _ wave: Double) -> Color {
    let sideways = (p.x - Sky.sun.x) / (0.05 + 0.12 * (p.y - Panorama.horizon))
    let path = Double.exp(-sideways * sideways)
    return Color(1.0, 0.86, 0.62) * (path * smoothStep(0.06, 0.24, wave))
  }
}
