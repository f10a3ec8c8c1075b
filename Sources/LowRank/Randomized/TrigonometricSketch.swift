import LinearAlgebra
import RealModule

/// Random signs, a Hartley transform, and a sample of its frequencies: `Ωⱼ꜀ = sⱼ cas(2πjf꜀/N)`
/// with `cas x = cos x + sin x`.
///
/// The transform has a power of two points, N ≥ n; what is missing counts as zero. The signs break
/// up any regular pattern of the columns; after them the transform spreads every column evenly over
/// all frequencies, so that a few stand for all.
struct TrigonometricSketch<Scalar: LinearAlgebraScalar> {
  private let signs: [Scalar]
  private let points: Int
  private let frequencies: [Int]
  /// `cas(2πj/N)` for all j.
  private let wave: [Scalar]

  init(rows: Int, columns: Int, using generator: inout some RandomNumberGenerator) {
    var points = 1
    while points < max(rows, columns) { points *= 2 }
    self.points = points
    signs = (0..<rows).map { _ in generator.uniform() < 0.5 ? -1 : 1 }
    var order = Array(0..<points)
    for k in 0..<columns {
      order.swapAt(k, k + Int(generator.uniform() * Double(points - k)))
    }
    frequencies = Array(order.prefix(columns))
    wave = (0..<points).map { j in
      let angle = 2 * Double.pi * Double(j) / Double(points)
      return Scalar(Double.cos(angle) + Double.sin(angle))
    }
  }

  /// The matrix `Ω`, entry by entry.
  func matrix() -> Matrix<Scalar> {
    Matrix(rows: signs.count, columns: frequencies.count) { j, c in
      signs[j] * wave[(j * frequencies[c]) & (points - 1)]
    }
  }

  /// The product `AΩ` by fast transforms of the rows, a strip of rows at a time.
  ///
  /// - Complexity: O(m·N·log N)
  func applied(to a: Matrix<Scalar>) -> Matrix<Scalar> {
    // A strip of the transform has to stay in the cache.
    let height = 16
    var y = [Scalar](repeating: 0, count: a.rows * frequencies.count)
    var transform = FastHartleyTransform<Scalar>(points: points, width: height)
    for top in stride(from: 0, to: a.rows, by: height) {
      let count = min(height, a.rows - top)
      transform.load(a, signs: signs, from: top, count: count)
      transform.run()
      for (c, f) in frequencies.enumerated() {
        for i in 0..<count { y[top + i + c * a.rows] = transform.values[f * height + i] }
      }
    }
    return Matrix(rows: a.rows, columns: frequencies.count, columnMajor: y)
  }
}
