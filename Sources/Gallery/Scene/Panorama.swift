/// Sky and mountains as one column of pixels after another, drawn from the shore into the distance.
struct Panorama: Sendable {
  /// The height of the viewer's eye above the water.
  static let eye = 0.24
  /// The distance of the picture plane, in picture heights.
  static let focus = 1.25
  /// Where eye level is in the picture, measured from its top.
  static let horizon = 0.53
  /// The point of the picture that is straight ahead, measured from its left.
  static let middle = 2.0 / 3

  let sky = Sky()
  let terrain = Terrain()

  /// One column of pixels, from the top of the picture down to the shore.
  ///
  /// Walking away from the viewer, ground is drawn only where it rises above all nearer ground:
  /// each pixel is painted once. Where no land is in sight, the shore is eye level.
  func column(at x: Double, pixelsPerUnit: Double) -> [Color] {
    let slope = (x - Self.middle) / Self.focus
    var land: [Color] = []
    var shore = Int((Self.horizon * pixelsPerUnit).rounded(.up))
    var z = 7.0
    while z < 32 {
      let height = terrain.height(slope * z, z, octaves: 8)
      if height > 0 {
        let y = Self.horizon - Self.focus * (height - Self.eye) / z
        let row = max(Int((y * pixelsPerUnit).rounded(.up)), 0)
        if land.isEmpty { shore = row + 1 }
        let visible = shore - land.count - row
        if visible > 0 {
          let color = terrain.color(slope * z, z, height: height)
          land.append(contentsOf: repeatElement(color, count: visible))
        }
      }
      z *= 1.0013
    }
    let skyline = (0..<(shore - land.count)).map { row in
      sky.color(at: Point(x, Double(row) / pixelsPerUnit), horizon: Self.horizon)
    }
    return skyline + land.reversed()
  }
}
