/// A house of straight lines: boards, roof tiles, windows, a door and a chimney.
struct House: Sendable {
  private let front = Patch(corner: Point(0.955, 0.722), u: Point(0.108, 0.011), v: Point(0, 0.137))
  private let side = Patch(corner: Point(1.063, 0.733), u: Point(0.192, -0.021), v: Point(0, 0.137))
  private let apex = Point(1.009, 0.632)

  private var roof: Patch {
    Patch(
      corner: apex - side.u * 0.07, u: side.u * 1.14, v: (side.corner - apex) * 1.20)
  }

  private var chimney: Patch {
    Patch(corner: Point(1.137, 0.566), u: Point(0.026, 0.002), v: Point(0, 0.085))
  }

  /// The color of the house at a point, if it covers the point.
  func color(at p: Point) -> Color? {
    if let (s, t) = chimney.coordinates(of: p) { return bricks(s, t, lit: 1) }
    let chimneySide = Patch(
      corner: chimney.corner + chimney.u, u: Point(0.014, -0.002), v: chimney.v)
    if let (s, t) = chimneySide.coordinates(of: p) { return bricks(s, t, lit: 0.5) }
    if let color = bargeBoard(p) { return color }
    if let (s, t) = roof.coordinates(of: p) { return tiles(s, t) }
    if let (s, t) = side.coordinates(of: p) { return sideWall(s, t) }
    if let (s, t) = front.coordinates(of: p) { return frontWall(s, t) }
    return gable(p)
  }

  private func bricks(_ s: Double, _ t: Double, lit: Double) -> Color {
    let row = (t * 12).rounded(.down)
    let along = s * 2 + row * 0.5
    let isMortar = t * 12 - row < 0.2 || along - along.rounded(.down) < 0.12
    let tint = Noise.hash(Int(along.rounded(.down)), Int(row))
    let brick = mix(Color(0.50, 0.22, 0.15), Color(0.74, 0.38, 0.26), tint)
    if t < 0.09 { return Color(0.62, 0.58, 0.54) * lit }
    return (isMortar ? Color(0.70, 0.64, 0.58) : brick) * lit
  }

  private func bargeBoard(_ p: Point) -> Color? {
    let start = apex - side.u * 0.07
    for (end, light) in [(front.corner, 1.0), (side.corner, 0.82)] {
      let board = Patch(corner: start, u: (end - apex) * 1.2, v: Point(0, 0.0115))
      if board.coordinates(of: p) != nil { return Color(0.97, 0.95, 0.90) * light }
    }
    return nil
  }

  private func tiles(_ s: Double, _ t: Double) -> Color {
    let row = (t * 11).rounded(.down)
    let depth = t * 11 - row
    let along = s * 26 + (Int(row) % 2 == 0 ? 0.5 : 0)
    let tint = Noise.hash(Int(along.rounded(.down)) + 40, Int(row))
    let seam = along - along.rounded(.down) < 0.14 ? 0.72 : 1
    let tile = mix(Color(0.40, 0.15, 0.11), Color(0.66, 0.30, 0.20), tint)
    return tile * (seam * (0.62 + 0.45 * depth))
  }

  private func boards(_ t: Double, _ s: Double) -> Color {
    let row = (t * 15).rounded(.down)
    let grain = Noise.fractal(s * 12, row * 3.7 + t * 15, octaves: 3)
    let groove = t * 15 - row < 0.16 ? 0.70 : 1
    return Color(0.93, 0.89, 0.79) * (groove * (0.88 + 0.14 * grain))
  }

  private func sideWall(_ s: Double, _ t: Double) -> Color {
    let shade = Color(0.50, 0.53, 0.62) * (0.72 + 0.28 * smoothStep(0.08, 0.22, t))
    for left in [0.14, 0.43, 0.72] {
      if let pane = window(s: (s - left) / 0.16, t: (t - 0.30) / 0.38) { return pane * 0.78 }
    }
    return (t > 0.93 ? Color(0.60, 0.57, 0.53) : boards(t, s * 2)) * shade
  }

  private func frontWall(_ s: Double, _ t: Double) -> Color {
    let warm = Color(1.04, 1.0, 0.93)
    if let pane = window(s: (s - 0.10) / 0.22, t: (t - 0.30) / 0.38) { return pane }
    if s > 0.50, s < 0.80, t > 0.32 {
      let isFrame = s < 0.525 || s > 0.775 || t < 0.35
      let isPanel = abs(s - 0.65) < 0.08 && (abs(t - 0.52) < 0.10 || abs(t - 0.82) < 0.11)
      return isFrame
        ? Color(0.97, 0.95, 0.90) : Color(0.16, 0.32, 0.34) * (isPanel ? 0.78 : 1.15)
    }
    return t > 0.93 ? Color(0.62, 0.58, 0.52) : boards(t, s) * warm
  }

  private func gable(_ p: Point) -> Color? {
    let face = Patch(corner: apex, u: front.corner - apex, v: side.corner - apex)
    guard let (s, t) = face.coordinates(of: p), s + t <= 1 else { return nil }
    let round = (p - Point(apex.x, apex.y + 0.052)).length
    if round < 0.011 { return Color(0.17, 0.22, 0.27) }
    if round < 0.0145 { return Color(0.97, 0.95, 0.90) }
    return boards((p.y - 0.6) * 7.3, s) * Color(1.04, 1.0, 0.93)
  }

  /// A window with four panes, for coordinates that run from 0 to 1 across it.
  private func window(s: Double, t: Double) -> Color? {
    guard s > -0.12, s < 1.12, t > -0.08, t < 1.10 else { return nil }
    let isFrame = s < 0 || s > 1 || t < 0 || t > 1 || abs(s - 0.5) < 0.055 || abs(t - 0.5) < 0.04
    if isFrame { return Color(0.98, 0.97, 0.94) }
    return mix(Color(0.10, 0.14, 0.19), Color(0.50, 0.60, 0.68), smoothStep(0.9, 1.6, s + 1 - t))
  }
}

/// A parallelogram in the picture, with coordinates of its own.
struct Patch: Sendable {
  let corner: Point
  let u: Point
  let v: Point

  /// Where a point lies along both edges, from 0 to 1, if it lies inside.
  func coordinates(of p: Point) -> (Double, Double)? {
    let d = p - corner
    let area = u.x * v.y - u.y * v.x
    let s = (d.x * v.y - d.y * v.x) / area
    let t = (u.x * d.y - u.y * d.x) / area
    return s >= 0 && s < 1 && t >= 0 && t < 1 ? (s, t) : nil
  }
}
