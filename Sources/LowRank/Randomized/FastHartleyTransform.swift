import LinearAlgebra
import RealModule

/// The transform `X_f = Σⱼ xⱼ cas(2πjf/N)` of several signals at once, in place.
///
/// The real cousin of the Fourier transform: the halves with even and odd places are transformed,
/// and `X_f = E_f + cos(2πf/N) O_f + sin(2πf/N) O₋f`. Source: Bracewell, "The fast Hartley
/// transform", Proc. IEEE 72, 1984.
struct FastHartleyTransform<Scalar: LinearAlgebraScalar> {
  /// The number N of points of a signal, a power of two.
  let points: Int
  /// The number of signals; their entries at one point are neighbors.
  let width: Int
  /// The signals, and after ``run()`` their transforms.
  private(set) var values: [Scalar]
  private let cosines: [Scalar]
  private let sines: [Scalar]
  private let reversed: [Int]

  init(points: Int, width: Int) {
    demand(points > 0 && points & (points - 1) == 0, "\(points) is no power of two")
    (self.points, self.width) = (points, width)
    values = [Scalar](repeating: 0, count: points * width)
    let angles = (0..<max(1, points / 2)).map { 2 * Double.pi * Double($0) / Double(points) }
    cosines = angles.map { Scalar(Double.cos($0)) }
    sines = angles.map { Scalar(Double.sin($0)) }
    let bits = points.trailingZeroBitCount
    reversed = (0..<points).map { j in
      (0..<bits).reduce(0) { $0 | ((j >> $1) & 1) << (bits - 1 - $1) }
    }
  }

  /// Takes rows of a matrix as signals, each point multiplied by a sign.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  mutating func load(_ a: Matrix<Scalar>, signs: [Scalar], from top: Int, count: Int) {
    for j in 0..<points {
      let (target, source) = (reversed[j] * width, top + j * a.rows)
      let size = j < signs.count ? count : 0
      for i in 0..<size { values[target + i] = signs[j] * a.elements[source + i] }
      for i in size..<width { values[target + i] = 0 }
    }
  }

  /// Transforms all signals.
  ///
  /// - Complexity: O(width·N·log N)
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  mutating func run() {
    var half = 1
    while half < points {
      for start in stride(from: 0, to: points, by: 2 * half) { combine(start, half) }
      half *= 2
    }
  }

  /// Joins the transforms of two halves; the frequencies f and −f need each other's odd part.
  @inline(__always)
  private mutating func combine(_ start: Int, _ half: Int) {
    let (step, width) = (points / (2 * half), width)
    values.withUnsafeMutableBufferPointer { values in
      for f in 0...(half / 2) {
        let g = (half - f) & (half - 1)
        let (cf, sf, cg, sg) = (
          cosines[f * step], sines[f * step], cosines[g * step], sines[g * step]
        )
        let (evenF, evenG) = ((start + f) * width, (start + g) * width)
        let (oddF, oddG) = (evenF + half * width, evenG + half * width)
        for i in 0..<width {
          let (x, y) = (values[oddF + i], values[oddG + i])
          let (p, q) = (values[evenF + i], values[evenG + i])
          let (turnF, turnG) = (cf * x + sf * y, cg * y + sg * x)
          (values[evenF + i], values[oddF + i]) = (p + turnF, p - turnF)
          if f != g { (values[evenG + i], values[oddG + i]) = (q + turnG, q - turnG) }
        }
      }
    }
  }
}
