/// Puts the layers of the scene together, nearest first, and averages four samples for each pixel.
struct SceneRenderer: Sendable {
  let rows: Int
  let columns: Int

  private let panorama = Panorama()
  private let lake = Lake()
  private let meadow = Meadow()
  private let fence = Fence()
  private let house = House()
  private let pinesBeforeHouse = [
    Pine(foot: Point(0.115, 0.955), height: 0.74, halfWidth: 0.150),
    Pine(foot: Point(0.262, 0.912), height: 0.47, halfWidth: 0.098),
    Pine(foot: Point(-0.02, 0.925), height: 0.56, halfWidth: 0.120),
    Pine(foot: Point(1.325, 0.905), height: 0.46, halfWidth: 0.100),
  ]
  private let pinesBehindHouse = [
    Pine(foot: Point(1.245, 0.815), height: 0.33, halfWidth: 0.070),
    Pine(foot: Point(0.925, 0.800), height: 0.20, halfWidth: 0.044),
  ]

  private var pixelsPerUnit: Double { Double(2 * rows) }

  /// The pixels, column after column, with channels rounded to whole numbers from 0 to 255.
  func render() -> [Color] {
    let far = (0..<(2 * columns)).map { i in
      panorama.column(at: (Double(i) + 0.5) / pixelsPerUnit, pixelsPerUnit: pixelsPerUnit)
    }
    var pixels: [Color] = []
    pixels.reserveCapacity(rows * columns)
    for j in 0..<columns {
      for i in 0..<rows {
        var sum = Color.zero
        for sample in 0..<4 { sum += color(2 * i + sample / 2, 2 * j + sample % 2, far) }
        pixels.append(quantized(sum / 4))
      }
    }
    return pixels
  }

  private func color(_ row: Int, _ column: Int, _ far: [[Color]]) -> Color {
    let p = Point(Double(column) + 0.5, Double(row) + 0.5) / pixelsPerUnit
    if let color = fence.color(at: p) { return color }
    for pine in pinesBeforeHouse {
      if let color = pine.color(at: p) { return color }
    }
    if let color = house.color(at: p) { return color }
    for pine in pinesBehindHouse {
      if let color = pine.color(at: p) { return color }
    }
    if p.y > meadow.edge(p.x) { return meadow.color(at: p) }
    if row < far[column].count { return far[column][row] }
    let shore = Double(far[column].count) / pixelsPerUnit
    return lake.color(at: p, shore: shore) { q in
      let i = min(max(Int(q.x * pixelsPerUnit), 0), far.count - 1)
      return far[i][min(max(Int(q.y * pixelsPerUnit), 0), far[i].count - 1)]
    }
  }

  /// Compresses highlights as film does, and rounds to bytes.
  private func quantized(_ color: Color) -> Color {
    let bounded = color.clamped(lowerBound: .zero, upperBound: .init(repeating: 4))
    let film = bounded * (1 + bounded * 0.08) / (1 + bounded * bounded * 0.08)
    return (film * 255).rounded(.toNearestOrAwayFromZero)
      .clamped(lowerBound: .zero, upperBound: .init(repeating: 255))
  }
}
