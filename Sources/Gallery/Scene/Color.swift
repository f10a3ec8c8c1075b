/// Red, green and blue, each from 0 to 1.
typealias Color = SIMD3<Double>

/// A smooth step from 0 at one edge to 1 at the other.
func smoothStep(_ from: Double, _ to: Double, _ x: Double) -> Double {
  let t = min(max((x - from) / (to - from), 0), 1)
  return t * t * (3 - 2 * t)
}

/// A blend of two colors: the first for a share of 0, the second for a share of 1.
func mix(_ a: Color, _ b: Color, _ share: Double) -> Color { a + (b - a) * share }

/// A point of the picture: x to the right and y down, in units of the picture's height.
typealias Point = SIMD2<Double>
