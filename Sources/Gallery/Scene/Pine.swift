import RealModule

/// A conifer: tiers of branches around a trunk, brighter toward the sun.
struct Pine: Sendable {
  /// The middle of the foot of the trunk.
  let foot: Point
  let height: Double
  let halfWidth: Double

  /// The color of the tree at a point, if it covers the point.
  func color(at p: Point) -> Color? {
    let down = (p.y - (foot.y - height)) / height
    let aside = (p.x - foot.x) / halfWidth
    guard down > 0, down < 1, abs(aside) < 1.25 else { return nil }
    if down > 0.90, abs(aside) < 0.085 {
      let bark = Noise.fractal(p.x * 190, p.y * 40, octaves: 3)
      return mix(Color(0.10, 0.07, 0.05), Color(0.36, 0.26, 0.17), bark - 0.4 * aside)
    }
    guard down < 0.945 else { return nil }
    let needles = Noise.fractal(p.x * 85, p.y * 120 - 40 * abs(aside), octaves: 4)
    let tiers = 13 * down + 2.2 * abs(aside) * down + Noise.hash(Int(foot.x * 900), 3)
    let tier = tiers - tiers.rounded(.down)
    let reach = (0.03 + 0.97 * down) * (0.62 + 0.38 * tier) + 0.75 * (needles - 0.5) * (0.15 + down)
    guard abs(aside) < reach else { return nil }
    let toSun = 0.5 - 0.5 * aside / max(reach, 0.05)
    let light = 1.15 * needles + 0.34 * toSun + 0.22 * tier - 0.62
    return mix(Color(0.015, 0.045, 0.03), Color(0.36, 0.46, 0.17), min(max(light, 0), 1))
  }
}
