internal import RealModule

/// Exponentials of many numbers.
///
/// In single precision, `eˣ = 2^(k/32) · 2^(r/32)` with k an integer and |r| ≤ ½; the first factor
/// comes from a table, the second is a cubic polynomial, both in double precision. The polynomial is
/// that of Arm's optimized routines, which the C library of Linux uses as well
/// (https://github.com/ARM-software/optimized-routines, `math/exp2f_data.c`): its relative error is
/// below 2⁻³², so that the result is within 0.502 units of its last place. Where the rounding of a few
/// double operations could decide how a number is rounded to single precision, the C library is
/// asked, so that the results are the same as one at a time.
package enum Exponentials {
  /// Replaces numbers by their exponentials.
  @inlinable @inline(__always)
  package static func replace<Scalar: LinearAlgebraScalar>(
    _ numbers: UnsafeMutablePointer<Scalar>, count: Int
  ) {
    if Scalar.self == Float.self {
      let address = UnsafeMutableRawPointer(numbers)
      return replaceSingle(address.assumingMemoryBound(to: Float.self), count: count)
    }
    for i in 0..<count { numbers[i] = .exp(numbers[i]) }
  }

  /// Four at a time, which a compiler turns into the vector instructions of any processor.
  package static func replaceSingle(_ numbers: UnsafeMutablePointer<Float>, count: Int) {
    factors.withUnsafeBufferPointer { table in
      let whole = count / 16 * 16
      for first in stride(from: 0, to: whole, by: 16) { replaceSixteen(numbers + first, table) }
      if whole == count { return }
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { rest in
        guard let start = rest.baseAddress else { return }
        start.initialize(repeating: 0, count: 16)
        start.update(from: numbers + whole, count: count - whole)
        replaceSixteen(start, table)
        (numbers + whole).update(from: start, count: count - whole)
      }
    }
  }

  /// One question for four times four numbers, whether all are certain, since asking takes as long as
  /// half of the answer.
  @inline(__always)
  private static func replaceSixteen(
    _ numbers: UnsafeMutablePointer<Float>, _ table: UnsafeBufferPointer<UInt64>
  ) {
    let address = UnsafeMutableRawPointer(numbers)
    var x = (SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>())
    x.0 = address.loadUnaligned(fromByteOffset: 0, as: SIMD4<Float>.self)
    x.1 = address.loadUnaligned(fromByteOffset: 16, as: SIMD4<Float>.self)
    x.2 = address.loadUnaligned(fromByteOffset: 32, as: SIMD4<Float>.self)
    x.3 = address.loadUnaligned(fromByteOffset: 48, as: SIMD4<Float>.self)
    let y = (
      exponential(x.0, table), exponential(x.1, table), exponential(x.2, table),
      exponential(x.3, table)
    )
    if all(y.0.1 .& y.1.1 .& y.2.1 .& y.3.1) {
      address.storeBytes(of: y.0.0, toByteOffset: 0, as: SIMD4<Float>.self)
      address.storeBytes(of: y.1.0, toByteOffset: 16, as: SIMD4<Float>.self)
      address.storeBytes(of: y.2.0, toByteOffset: 32, as: SIMD4<Float>.self)
      address.storeBytes(of: y.3.0, toByteOffset: 48, as: SIMD4<Float>.self)
    } else {
      for i in 0..<16 { numbers[i] = .exp(numbers[i]) }
    }
  }

  /// The exponentials, and which are certain to be rounded as those of the C library.
  @inline(__always)
  private static func exponential(
    _ x: SIMD4<Float>, _ table: UnsafeBufferPointer<UInt64>
  ) -> (SIMD4<Float>, SIMDMask<SIMD4<Int32>>) {
    let z = SIMD4<Double>(Double(x[0]), Double(x[1]), Double(x[2]), Double(x[3])) * perStep
    // Adding and taking away 3·2⁵¹ rounds to an integer, which stands in the last bits meanwhile.
    let shifted = z + shift
    let r = z - (shifted - shift)
    var scale = SIMD4<Double>()
    for i in 0..<4 {
      let k = shifted[i].bitPattern
      scale[i] = Double(bitPattern: table[Int(k & 31)] &+ (k << 47))
    }
    let y = scale * ((c3 * r + c2) * (r * r) + (c1 * r + 1))
    // Of the 29 bits that single precision drops, all near the middle between two numbers.
    let dropped = unsafeBitCast(y, to: SIMD8<Int32>.self).evenHalf & 0x1fff_ffff
    let isCertain = ((dropped &- (0x1000_0000 - 64)) & ~127) .!= 0
    let isInRange = (x .> -87) .& (x .< 88)
    return (SIMD4(Float(y[0]), Float(y[1]), Float(y[2]), Float(y[3])), isInRange .& isCertain)
  }

  private static let shift = 0x1.8p52
  /// 32 / log 2.
  private static let perStep = 0x1.71547652b82fep5
  private static let c3 = 0x1.c6af84b912394p-20
  private static let c2 = 0x1.ebfce50fac4f3p-13
  private static let c1 = 0x1.62e42ff0c52d6p-6

  /// The bits of 2^(i/32), less what i itself adds to the exponent.
  private static let factors: [UInt64] = (0..<32).map {
    Double.exp2(Double($0) / 32).bitPattern &- UInt64($0) << 47
  }
}
