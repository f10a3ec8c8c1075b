internal import LinearAlgebra
internal import RealModule

/// The softmax of numbers in place.
enum Softmax<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  /// How many terms are added before their sum joins the others.
  ///
  /// The words of a vocabulary in one sum of single precision lose four digits, unless the compiler makes
  /// several sums of it, which it need not.
  static var run: Int { 256 }

  /// Replaces numbers by their softmax, and returns the logarithm of the sum of their exponentials.
  ///
  /// - Precondition: There is a number.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @discardableResult
  static func apply(_ x: Target, count: Int) -> Scalar {
    let top = largest(x, count)
    Exponential.apply(x, count: count, minus: top)
    let total = sum(x, count)
    let factor = 1 / total
    for i in 0..<count { x[i] *= factor }
    return top + .log(total)
  }

  /// Turns `∂P` in place into `∂S = P ∘ (∂P − p·∂p)`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func pullBack(_ gradient: Target, _ p: Target, count: Int) {
    var along: Scalar = 0
    for i in 0..<count { along = Relaxed.multiplyAdd(p[i], gradient[i], along) }
    for i in 0..<count { gradient[i] = p[i] * (gradient[i] - along) }
  }

  /// The logarithm of the sum of exponentials, with the numbers left as they are.
  ///
  /// - Precondition: There is a number.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func logarithmOfSum(_ x: Target, count: Int) -> Scalar {
    let top = largest(x, count)
    var (total, start) = (Scalar(0), 0)
    while start < count {
      let end = min(start + run, count)
      var part: Scalar = 0
      for i in start..<end { part = Relaxed.sum(part, Exponential.value(x[i] - top)) }
      total += part
      start = end
    }
    return top + .log(total)
  }

  /// Four at a time, since a single largest number so far would be waited for at each step.
  @inline(__always)
  private static func largest(_ x: Target, _ count: Int) -> Scalar {
    var (a, b, c, d) = (x[0], x[0], x[0], x[0])
    var i = 0
    while i + 4 <= count {
      a = x[i] > a ? x[i] : a
      b = x[i + 1] > b ? x[i + 1] : b
      c = x[i + 2] > c ? x[i + 2] : c
      d = x[i + 3] > d ? x[i + 3] : d
      i += 4
    }
    while i < count {
      a = x[i] > a ? x[i] : a
      i += 1
    }
    return max(max(a, b), max(c, d))
  }

  @inline(__always)
  private static func sum(_ x: Target, _ count: Int) -> Scalar {
    var (total, start) = (Scalar(0), 0)
    while start < count {
      let end = min(start + run, count)
      var part: Scalar = 0
      for i in start..<end { part = Relaxed.sum(part, x[i]) }
      total += part
      start = end
    }
    return total
  }
}
