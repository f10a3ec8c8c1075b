import LinearAlgebra
import RealModule

/// The difference `A − LR` with almost no rounding of the product.
///
/// Both factors are split, `L = L₁ + L₂` and `R = R₁ + R₂`, so that the first parts are multiples of
/// a power of two and have so few digits that every sum of k of their products is exact, in any
/// order. What is left for rounding are products with the second parts, smaller by a factor of
/// about `2^s` with `s = ⌊(p − ⌈log₂k⌉)/2⌋` for p digits, and three subtractions. Source: Ozaki, Ogita,
/// Oishi and Rump, "Error-free transformations of matrix multiplication by using fast routines of
/// matrix multiplication and its applications", Numerical Algorithms 59, 2012,
/// https://doi.org/10.1007/s11075-011-9478-1.
struct SplitDifference<Scalar: LinearAlgebraScalar> {
  /// The difference as computed.
  let value: Matrix<Scalar>
  /// A number that the Frobenius norm of its rounding error does not exceed.
  let rounding: Scalar

  /// Nothing where the factors are so large or so small that powers of two may be out of range, or
  /// not finite.
  ///
  /// - Complexity: 6·m·n·k operations.
  init?(_ a: Matrix<Scalar>, minus b: LowRankMatrix<Scalar>) {
    guard b.left.isSafelySplit, b.right.isSafelySplit else { return nil }
    let digits = Scalar.significandBitCount + 1
    let sums = b.rank <= 1 ? 0 : Int.bitWidth - (b.rank - 1).leadingZeroBitCount
    let kept = (digits - sums) / 2
    let (left, right) = (b.left.split(keeping: kept), b.right.split(keeping: kept))
    let first = a - left.leading * right.leading
    let second = first - left.leading * right.rest
    value = second - left.rest * b.right
    let products =
      left.leading.frobeniusNorm * right.rest.frobeniusNorm
      + left.rest.frobeniusNorm * b.right.frobeniusNorm
    let steps = first.frobeniusNorm + second.frobeniusNorm + value.frobeniusNorm
    rounding = .ulpOfOne * (Scalar(b.rank + 2) * products + steps)
  }
}

extension Matrix {
  /// Whether products of two such, and what is cut off them, are in the range of the numbers.
  fileprivate var isSafelySplit: Bool {
    let (largest, most) = (maxNorm, Scalar.Exponent(1) << (Scalar.exponentBitCount - 3))
    return largest == 0 || (largest.isFinite && (-most...most).contains(largest.exponent))
  }

  /// A matrix in two parts: multiples of `2^(e − digits)` up to `2^e`, where no entry exceeds `2^e`,
  /// and the rest, which is exact.
  fileprivate func split(keeping digits: Int) -> (leading: Matrix, rest: Matrix) {
    let largest = maxNorm
    if largest == 0 { return (self, self) }
    // Adding and taking away a large number rounds to its last digit.
    let shift = Int(largest.exponent) + 1 + Scalar.significandBitCount - digits
    let large = 1.5 * Scalar.exp2(Scalar(shift))
    let leading = map { ($0 + large) - large }
    return (leading, self - leading)
  }
}
