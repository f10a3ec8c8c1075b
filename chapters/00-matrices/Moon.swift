import Foundation
import LinearAlgebra
import Literate

/// A crescent moon and a few stars on a dark sky, 0 for black, 255 for white.
private func moonlitSky(_ size: Int) -> Matrix<Double> {
  let stars = [(0.22, 0.30), (0.16, 0.72), (0.72, 0.20), (0.84, 0.66)]
  return Matrix(rows: size, columns: size) { i, j in
    let y = (Double(i) + 0.5) / Double(size)
    let x = (Double(j) + 0.5) / Double(size)
    func distance(_ cy: Double, _ cx: Double) -> Double {
      hypot(y - cy, x - cx)
    }
    if distance(0.50, 0.52) < 0.30 && distance(0.44, 0.62) > 0.26 {
      return 250
    }
    if stars.contains(where: { distance($0.0, $0.1) < 0.022 }) { return 220 }
    return 35 + 30 * y
  }
}

/// An orthonormal basis of waves: column k swings k times half a turn.
private func cosines(_ size: Int) -> Matrix<Double> {
  Matrix(rows: size, columns: size) { i, k in
    let scale = k == 0 ? 1 / Double(size) : 2 / Double(size)
    let angle = Double.pi * (Double(i) + 0.5) * Double(k) / Double(size)
    return scale.squareRoot() * cos(angle)
  }
}

func moon(_ page: Page) throws {
  let size = 192
  let sky = moonlitSky(size)
  // snippet.moon
  let waves = cosines(size)  // orthonormal columns
  let weights = waves.transpose * sky  // so that sky = waves * weights
  var table = Table("layers", "relative error")
  var panels: [Image] = []
  for r in [1, 3, 8, 20, 50, 192] {
    let partial = waves[columns: 0..<r] * weights[rows: 0..<r]
    let error = (sky - partial).frobeniusNorm / sky.frobeniusNorm
    let shown = r < size ? error.formatted(decimals: 4) : "rounding"
    table.row("\(r)", shown)
    panels.append(Image(gray: partial))
  }
  // snippet.end
  page.print(table)
  page.record("moon-size", size)
  try page.figure(
    "moon", [Array(panels[0..<3]), Array(panels[3..<6])])
  try keepWaves(page, sky, waves: waves, weights: weights)
}
