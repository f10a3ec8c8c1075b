import RealModule

/// The mountains across the lake: a field of heights, its slopes, and what grows on them.
struct Terrain: Sendable {
  /// Where the light comes from: left, above, and a little from behind the viewer.
  private let light = SIMD3(-0.72, 0.58, -0.38)

  /// The height above the water at a place, x to the right and z into the distance.
  func height(_ x: Double, _ z: Double, octaves: Int) -> Double {
    let bay = 1.6 * Noise.fractal(x * 0.35, z * 0.2, octaves: 2)
    let rise = smoothStep(8.6, 17.5, z + bay)
    if rise == 0 { return -1 }
    // Bent coordinates turn the flanks of the cones below into ridges and gullies.
    let bendX = 2.6 * (Noise.fractal(x * 0.33 + 4, z * 0.33, octaves: 2) - 0.5)
    let bendZ = 2.6 * (Noise.fractal(x * 0.33, z * 0.33 + 8, octaves: 2) - 0.5)
    let massif =
      4.6 * peak(x + bendX - 3.1, z + bendZ - 18, width: 3.4)
      + 3.5 * peak(x + bendX + 5.2, z + bendZ - 21, width: 3.8)
      + 2.9 * peak(x + bendX - 10.6, z + bendZ - 21, width: 3.6)
      + 2.6 * peak(x + bendX + 12.2, z + bendZ - 20, width: 4.2)
    let rough = Noise.eroded(x * 0.42 + 40.7, z * 0.42 + 11.2, octaves: octaves)
    return rise * (massif + (1.5 + 0.62 * massif) * (rough - 0.20)) + 0.5 * (rise - 0.012)
  }

  /// A cone with a rounded tip.
  private func peak(_ dx: Double, _ dz: Double, width: Double) -> Double {
    .exp(-(dx * dx + dz * dz + 0.05).squareRoot() / width)
  }

  /// The color of the ground at a place, in sunlight and seen through the air between.
  func color(_ x: Double, _ z: Double, height: Double) -> Color {
    let step = 0.0025 * z
    let east = self.height(x + step, z, octaves: 8) - height
    let north = self.height(x, z + step, octaves: 8) - height
    let length = (east * east + north * north + step * step).squareRoot()
    let normal = SIMD3(-east, step, -north) / length
    let sunlight = max((normal * light).sum(), 0)
    let hollow = smoothStep(-0.35, 0.45, height - self.height(x, z, octaves: 3))
    let shade = Color(0.17, 0.22, 0.32) * (0.45 + 0.55 * hollow)
    let lit = shade + Color(1.32, 1.14, 0.90) * (sunlight * (0.55 + 0.45 * hollow))
    return inAir(ground(x, z, height: height, upward: normal.y) * lit, z)
  }

  private func ground(_ x: Double, _ z: Double, height: Double, upward: Double) -> Color {
    let grain = Noise.fractal(x * 7, z * 7 + height * 9, octaves: 4)
    let strata = Noise.fractal(x * 0.9, height * 11, octaves: 3)
    let region = Noise.fractal(x * 0.5 + 31, z * 0.5, octaves: 3) - 0.5
    let rock = mix(Color(0.36, 0.32, 0.30), Color(0.62, 0.55, 0.48), 0.5 * grain + 0.5 * strata)
    let forest = mix(Color(0.05, 0.11, 0.06), Color(0.36, 0.42, 0.15), grain * grain * 1.4)
    let treeLine = 1.25 + 0.8 * (grain - 0.5) + 2.2 * region
    let wooded =
      smoothStep(treeLine + 0.25, treeLine - 0.25, height) * smoothStep(0.35, 0.6, upward)
    let snowLine = 2.5 + 1.2 * (grain - 0.5) - 1.2 * region
    let snowy = smoothStep(snowLine, snowLine + 0.7, height) * smoothStep(0.30, 0.55, upward)
    let bare = mix(rock, forest, wooded)
    let shore = smoothStep(0.03, 0.01, height)
    return mix(mix(bare, Color(0.98, 0.99, 1.02), snowy), Color(0.58, 0.50, 0.38), shore)
  }

  private func inAir(_ color: Color, _ z: Double) -> Color {
    let air = 1 - Double.exp(-max(z - 4, 0) * 0.019)
    return mix(color, Color(0.72, 0.76, 0.82), air)
  }
}
