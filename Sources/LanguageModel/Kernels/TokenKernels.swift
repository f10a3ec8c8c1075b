internal import LinearAlgebra
internal import RealModule

/// What is done to the column of one token, apart from products with matrices.
enum TokenKernels<Scalar: LinearAlgebraScalar> {
  typealias Source = UnsafePointer<Scalar>
  typealias Target = UnsafeMutablePointer<Scalar>

  /// Writes `γ ∘ x / √(mean x² + ε)`, and returns the factor before x.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @discardableResult
  static func normalize(
    _ x: Source, _ weight: Source, _ epsilon: Scalar, count: Int, to y: Target
  ) -> Scalar {
    var squares: Scalar = 0
    for i in 0..<count { squares = Relaxed.multiplyAdd(x[i], x[i], squares) }
    let scale = 1 / (squares / Scalar(count) + epsilon).squareRoot()
    for i in 0..<count { y[i] = x[i] * scale * weight[i] }
    return scale
  }

  /// Turns pairs of neighbors in place by angles whose cosines and sines are given.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func rotate(
    _ x: Target, _ cosines: Source, _ sines: Source, pairs: Int, heads: Int, isBackward: Bool
  ) {
    for head in 0..<heads {
      let start = x + 2 * pairs * head
      for i in 0..<pairs {
        let (a, b) = (start[2 * i], start[2 * i + 1])
        let (c, s) = (cosines[i], isBackward ? -sines[i] : sines[i])
        start[2 * i] = a * c - b * s
        start[2 * i + 1] = a * s + b * c
      }
    }
  }

  /// Writes `silu(gate) ∘ up` into the gate, with `silu x = x / (1 + e⁻ˣ)`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func gate(_ gate: Target, _ up: Source, count: Int) {
    for i in 0..<count {
      gate[i] = gate[i] / (1 + Exponential.value(-gate[i])) * up[i]
    }
  }

  /// Turns the gradient of `silu(gate) ∘ up` into those of both, in the places of gate and up.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func gatePullBack(_ gradient: Source, gate: Target, up: Target, count: Int) {
    for i in 0..<count {
      let (x, g) = (gate[i], gradient[i])
      let s = 1 / (1 + Exponential.value(-x))
      gate[i] = g * up[i] * s * (1 + x * (1 - s))
      up[i] = g * x * s
    }
  }

  /// Writes zeros; the standard library's own way, where the type is not known, asks for each number
  /// how it is copied.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func clear(_ x: Target, count: Int) {
    for i in 0..<count { x[i] = 0 }
  }

  /// Adds one column to another.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func add(_ x: Source, to y: Target, count: Int) {
    for i in 0..<count { y[i] += x[i] }
  }
}
