internal import LinearAlgebra

/// The inner loops of descent, over the entries of short vectors.
///
/// Each is compiled once per scalar: what stays generic asks a table for every `+`.
enum FactorLoops<Scalar: LinearAlgebraScalar> {
  typealias Entries = UnsafeMutablePointer<Scalar>

  /// The inner product, in eight sums that do not wait for one another.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func dot(_ p: Entries, _ q: Entries, _ count: Int) -> Scalar {
    var (a, b, c, d): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
    var (e, f, g, h): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
    let whole = count & ~7
    var k = 0
    while k < whole {
      a += p[k] * q[k]
      b += p[k &+ 1] * q[k &+ 1]
      c += p[k &+ 2] * q[k &+ 2]
      d += p[k &+ 3] * q[k &+ 3]
      e += p[k &+ 4] * q[k &+ 4]
      f += p[k &+ 5] * q[k &+ 5]
      g += p[k &+ 6] * q[k &+ 6]
      h += p[k &+ 7] * q[k &+ 7]
      k &+= 8
    }
    var rest: Scalar = 0
    while k < count {
      rest += p[k] * q[k]
      k &+= 1
    }
    return (a + e) + (b + f) + ((c + g) + (d + h)) + rest
  }

  /// `p ← κp + εq` and `q ← κq + εp`, each with the old value of the other.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func step(
    _ p: Entries, _ q: Entries, _ count: Int, along epsilon: Scalar, keeping kappa: Scalar
  ) {
    for k in 0..<count {
      let (old, other) = (p[k], q[k])
      p[k] = kappa * old + epsilon * other
      q[k] = kappa * other + epsilon * old
    }
  }

  /// `y ← κy + εx`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func step(
    _ y: Entries, _ x: Entries, _ count: Int, times epsilon: Scalar, keeping kappa: Scalar
  ) {
    for k in 0..<count { y[k] = kappa * y[k] + epsilon * x[k] }
  }

  /// Replaces b by the solution of `RᵀR x = b`, with R in the upper triangle of a square.
  ///
  /// Both substitutions run down columns; BLAS takes longer for one right-hand side of this size.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func solve(factored r: UnsafePointer<Scalar>, size: Int, _ b: Entries) {
    let r = UnsafeMutablePointer(mutating: r)
    for k in 0..<size {
      b[k] = (b[k] - dot(r + k * size, b, k)) / r[k * size + k]
    }
    for k in (0..<size).reversed() {
      b[k] /= r[k * size + k]
      step(b, r + k * size, k, times: -b[k], keeping: 1)
    }
  }
}

extension Matrix {
  /// As `withMutableEntries`, also where there are none: then the body must not read any.
  @inline(__always)
  mutating func withEntries(_ body: (UnsafeMutablePointer<Scalar>) -> Void) {
    if isEmpty {
      var none: Scalar = 0
      body(&none)
    } else {
      withMutableEntries(body)
    }
  }
}
