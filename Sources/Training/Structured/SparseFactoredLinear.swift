public import LinearAlgebra

/// A linear layer whose matrix is a product of two in which most entries are zero and stay so,
/// `y = L(Rx) + b`.
///
/// As in ``PrunedLinear``, an entry that is zero at the start gets no gradient, and both factors are kept
/// dense. With `G = ∂L/∂Y` the backward pass is `∂L/∂L = G (RX)ᵀ` and `∂L/∂R = LᵀG Xᵀ` at the places that
/// count, and `∂L/∂X = Rᵀ(LᵀG)`.
///
/// - Complexity: 2·k·(inputs + outputs)·tokens operations forward for an inner size k, twice that backward.
public struct SparseFactoredLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The factor L, outputs × k.
  public var left: Parameter<Scalar>
  /// The factor R, k × inputs.
  public var right: Parameter<Scalar>
  /// The column b, outputs × 1; nil for none.
  public var bias: Parameter<Scalar>?
  private let leftSupport: Support<Scalar>
  private let rightSupport: Support<Scalar>
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var inner = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Wraps two factors whose zeros are to stay.
  ///
  /// - Precondition: The factors have a product, and the bias an entry for each row.
  public init(left: Matrix<Scalar>, right: Matrix<Scalar>, bias: Vector<Scalar>? = nil) {
    demand(left.columns == right.rows, "factors of \(left.shape) and \(right.shape) do not fit")
    demand(
      bias.map { $0.count == left.rows } ?? true,
      "a bias of \(bias?.count ?? 0) entries does not fit \(left.rows) rows")
    (self.left, self.right) = (Parameter(left), Parameter(right))
    (leftSupport, rightSupport) = (Support(of: left), Support(of: right))
    self.bias = bias.map { Parameter(Matrix(column: $0)) }
  }

  /// The length of an input.
  public var inputs: Int { right.value.columns }
  /// The length of an output.
  public var outputs: Int { left.value.rows }
  /// How many entries of both factors may differ from zero.
  public var keptCount: Int { leftSupport.count + rightSupport.count }

  /// The layer with the factors multiplied out.
  public func dense() -> Linear<Scalar> {
    Linear(weight: left.value * right.value, bias: bias.map { $0.value[column: 0] })
  }

  /// The output `L(RX) + b 1ᵀ`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    input = x
    inner = right.value * x
    guard let bias else { return left.value * inner }
    return left.value.product(inner, plusColumn: bias.value)
  }

  /// The gradient `Rᵀ(LᵀG)` with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    left.accumulate(leftSupport.restricting(gradient * inner.transpose))
    bias?.accumulate(gradient.sumOfColumns)
    let innerGradient = left.value.transpose * gradient
    right.accumulate(rightSupport.restricting(innerGradient * input.transpose))
    return right.value.transpose * innerGradient
  }

  /// Calls a body with `left.weight`, `right.weight` and `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("left.weight", &left)
    body("right.weight", &right)
    guard var column = bias else { return }
    bias = nil  // so that the column is changed in place, not copied
    body("bias", &column)
    bias = column
  }
}
