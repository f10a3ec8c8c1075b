public import LinearAlgebra
public import Training

/// A feed-forward layer with a gate, `y = W₃ (silu(W₁x) ∘ W₂x)` with `silu z = z / (1 + e⁻ᶻ)`.
///
/// Source: Shazeer, "GLU variants improve transformer", 2020, https://arxiv.org/abs/2002.05202.
public struct GatedFeedForward<Scalar: LinearAlgebraScalar>: Layer {
  /// The map W₁, which decides what passes.
  public var gate: any LinearLayer<Scalar>
  /// The map W₂ to the wider space.
  public var up: any LinearLayer<Scalar>
  /// The map W₃ back.
  public var down: any LinearLayer<Scalar>
  private var gates = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var ups = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Puts the maps together.
  public init(
    gate: any LinearLayer<Scalar>, up: any LinearLayer<Scalar>, down: any LinearLayer<Scalar>
  ) {
    (self.gate, self.up, self.down) = (gate, up, down)
  }

  /// The output for an input.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    down.forward(expand(x))
  }

  /// What goes into the map back.
  mutating func expand(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    (gates, ups) = (gate.forward(x), up.forward(x))
    var result = gates
    let rows = result.rows
    result.withMutableEntries { entries in
      ups.elements.withUnsafeBufferPointer { ups in
        guard let first = ups.baseAddress else { return }
        nonisolated(unsafe) let (entries, ups) = (entries, first)
        TokenShares.perform(x.columns, operations: 10 * rows * x.columns) { columns in
          let start = columns.lowerBound * rows
          TokenKernels.gate(entries + start, ups + start, count: columns.count * rows)
        }
      }
    }
    return result
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    let inner = down.backward(gradient)
    var (toGate, toUp) = (gates, ups)
    let rows = inner.rows
    inner.elements.withUnsafeBufferPointer { inner in
      toGate.withMutableEntries { gate in
        toUp.withMutableEntries { up in
          guard let first = inner.baseAddress else { return }
          nonisolated(unsafe) let (gate, up, inner) = (gate, up, first)
          TokenShares.perform(gradient.columns, operations: 15 * rows * gradient.columns) {
            columns in
            let start = columns.lowerBound * rows
            TokenKernels.gatePullBack(
              inner + start, gate: gate + start, up: up + start, count: columns.count * rows)
          }
        }
      }
    }
    var result = gate.backward(toGate)
    result += up.backward(toUp)
    return result
  }

  /// Calls a body with the parameters under `gate`, `up` and `down`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    gate.withParameters(under: "gate", body)
    up.withParameters(under: "up", body)
    down.withParameters(under: "down", body)
  }

  /// Calls a body with `gate`, `up` and `down`.
  mutating func withLinearLayers(_ body: (String, inout any LinearLayer<Scalar>) -> Void) {
    body("gate", &gate)
    body("up", &up)
    body("down", &down)
  }
}
