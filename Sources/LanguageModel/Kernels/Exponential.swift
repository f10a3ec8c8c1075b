internal import LinearAlgebra
internal import RealModule

/// The exponential of many numbers: in single precision by a loop that the compiler turns into
/// vector instructions, which a call of the C library is not.
enum Exponential<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  /// Replaces each number by `exp(x − shift)`.
  @inline(__always)
  static func apply(_ x: Target, count: Int, minus shift: Scalar) {
    if Scalar.self == Float.self {
      let numbers = UnsafeMutableRawPointer(x).assumingMemoryBound(to: Float.self)
      let shift = Float(shift)
      for i in 0..<count { numbers[i] = single(numbers[i] - shift) }
    } else {
      for i in 0..<count { x[i] = .exp(x[i] - shift) }
    }
  }

  /// The exponential of one number.
  @inline(__always)
  static func value(_ x: Scalar) -> Scalar {
    Scalar.self == Float.self ? Scalar(single(Float(x))) : .exp(x)
  }

  /// `exp x = 2ⁿ exp r` with `n = round(x / ln 2)` and a polynomial for `exp r`, |r| ≤ ½ ln 2.
  ///
  /// The relative error is below 2·10⁻⁷. Below −87.3 the value stays that of −87.3, 10⁻³⁸, and above
  /// 88.3 that of 88.3; NaN stays NaN. Coefficients: Cephes, `expf`, https://netlib.org/cephes.
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let bounded = Swift.max(Swift.min(x, 88.3), -87.3)
    // Adding 1.5·2²³ rounds to a whole number, whose bits are then the last of the sum.
    let whole: Float = 12_582_912
    let shifted = bounded * 1.442_695_04 + whole
    let n = shifted - whole
    let r = (bounded - n * 0.693_359_375) - n * -2.121_944_40e-4
    var p: Float = 1.987_569_15e-4
    p = p * r + 1.398_199_95e-3
    p = p * r + 8.333_451_91e-3
    p = p * r + 4.166_579_59e-2
    p = p * r + 1.666_666_55e-1
    p = p * r + 5.000_000_12e-1
    p = p * r * r + r + 1
    return p * Float(bitPattern: (shifted.bitPattern &+ 127) &<< 23)
  }
}
