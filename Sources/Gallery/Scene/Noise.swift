/// Randomness that belongs to a place: the same point always has the same value.
///
/// The picture is made of it, so that no generator has a state and no pixel depends on the order in
/// which pixels are computed.
enum Noise {
  /// A number from 0 up to 1 for a lattice point, scrambled by multiplications and shifts.
  static func hash(_ x: Int, _ y: Int) -> Double {
    var bits = UInt64(bitPattern: Int64(x)) &* 0x9E37_79B9_7F4A_7C15
    bits ^= UInt64(bitPattern: Int64(y)) &* 0xC2B2_AE3D_27D4_EB4F
    bits ^= bits >> 29
    bits = bits &* 0xBF58_476D_1CE4_E5B9
    bits ^= bits >> 32
    return Double(bits >> 11) * 0x1p-53
  }

  /// Lattice values joined smoothly, from 0 to 1, and the slope of the result.
  static func value(_ x: Double, _ y: Double) -> (value: Double, dx: Double, dy: Double) {
    let (cellX, cellY) = (x.rounded(.down), y.rounded(.down))
    let (i, j) = (Int(cellX), Int(cellY))
    let (u, v) = (x - cellX, y - cellY)
    let (a, b) = (hash(i, j), hash(i + 1, j))
    let (c, d) = (hash(i, j + 1), hash(i + 1, j + 1))
    // Quintic weights: the slope of the noise is continuous, so that shading shows no lattice.
    let weightU = u * u * u * (u * (u * 6 - 15) + 10)
    let weightV = v * v * v * (v * (v * 6 - 15) + 10)
    let slopeU = 30 * u * u * (u * (u - 2) + 1)
    let slopeV = 30 * v * v * (v * (v - 2) + 1)
    let twist = a - b - c + d
    return (
      a + (b - a) * weightU + (c - a) * weightV + twist * weightU * weightV,
      slopeU * (b - a + twist * weightV),
      slopeV * (c - a + twist * weightU)
    )
  }

  /// A sum of ever finer and ever weaker noise, from 0 to 1: fractional Brownian motion.
  static func fractal(_ x: Double, _ y: Double, octaves: Int) -> Double {
    var (x, y) = (x, y)
    var (sum, total, weight) = (0.0, 0.0, 1.0)
    for _ in 0..<octaves {
      sum += weight * value(x, y).value
      total += weight
      weight *= 0.5
      (x, y) = turned(x, y)
    }
    return sum / total
  }

  /// Fractal noise whose fine octaves fade where the ground is steep, as erosion leaves it.
  static func eroded(_ x: Double, _ y: Double, octaves: Int) -> Double {
    var (x, y) = (x, y)
    var (sum, weight, slopeX, slopeY) = (0.0, 0.5, 0.0, 0.0)
    for _ in 0..<octaves {
      let noise = value(x, y)
      slopeX += noise.dx
      slopeY += noise.dy
      sum += weight * noise.value / (1 + slopeX * slopeX + slopeY * slopeY)
      weight *= 0.5
      (x, y) = turned(x, y)
    }
    return sum
  }

  /// Twice as fine and turned by the angle of a 3-4-5 triangle, so that no two lattices line up.
  private static func turned(_ x: Double, _ y: Double) -> (Double, Double) {
    (1.6 * x - 1.2 * y + 17.3, 1.2 * x + 1.6 * y - 9.1)
  }
}
