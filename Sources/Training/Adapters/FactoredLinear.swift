public import LinearAlgebra
public import LowRank

/// A linear layer whose matrix is a product of two thin ones, `y = L(Rx) + b`.
///
/// ```swift
/// let small = try FactoredLinear(linear, rank: 16)
/// small.parameterCount  // 16·(inputs + outputs) + outputs
/// ```
///
/// Not a change beside a frozen matrix: it takes the matrix's place, and all of it can be trained.
/// It saves anything only if r < outputs·inputs / (outputs + inputs). With `G = ∂L/∂Y` the backward
/// pass is `∂L/∂L = G (RX)ᵀ`, `∂L/∂R = LᵀG Xᵀ`, `∂L/∂X = Rᵀ(LᵀG)`.
///
/// - Complexity: 2·r·(inputs + outputs)·tokens operations forward, twice that backward.
public struct FactoredLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The factor L, outputs × r.
  public var left: Parameter<Scalar>
  /// The factor R, r × inputs.
  public var right: Parameter<Scalar>
  /// The column b, outputs × 1; nil for none.
  public var bias: Parameter<Scalar>?
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var hidden = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Wraps factors and a column.
  ///
  /// - Precondition: The bias has an entry for each row.
  public init(_ weight: LowRankMatrix<Scalar>, bias: Vector<Scalar>? = nil) {
    demand(
      bias.map { $0.count == weight.rows } ?? true,
      "a bias of \(bias?.count ?? 0) entries does not fit a weight of \(weight.shape)")
    (left, right) = (Parameter(weight.left), Parameter(weight.right))
    self.bias = bias.map { Parameter(Matrix(column: $0)) }
  }

  /// Factors the matrix of a layer by its truncated SVD, in the Frobenius norm the best way.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `SVD.init(_:)`.
  public init(_ linear: Linear<Scalar>, rank: Int) throws(LinearAlgebraError) {
    try linear.requireRank(rank)
    let svd = try SVD(linear.weight.value).truncated(toRank: rank)
    self.init(
      LowRankMatrix(balanced: svd), bias: linear.bias.map { $0.value[column: 0] })
  }

  /// Factors the matrix of a layer in the way that is best for its weighted rows.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `SVD.init(_:)`.
  /// - Precondition: The information has the shape of the layer's matrix.
  public init(
    fisherWeighted linear: Linear<Scalar>, information: Matrix<Scalar>, rank: Int
  ) throws(LinearAlgebraError) {
    try linear.requireRank(rank)
    self.init(
      try LowRankMatrix(
        fisherWeighted: linear.weight.value, information: information, rank: rank),
      bias: linear.bias.map { $0.value[column: 0] })
  }

  /// The length of an input.
  public var inputs: Int { right.value.columns }
  /// The length of an output.
  public var outputs: Int { left.value.rows }
  /// The inner dimension r.
  public var rank: Int { right.value.rows }

  /// The layer with the product LR multiplied out.
  public func dense() -> Linear<Scalar> {
    Linear(weight: left.value * right.value, bias: bias.map { $0.value[column: 0] })
  }

  /// The output `L(RX) + b 1ᵀ`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    input = x
    hidden = right.value * x
    guard let bias else { return left.value * hidden }
    return left.value.product(hidden, plusColumn: bias.value)
  }

  /// The gradient `Rᵀ(LᵀG)` with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    left.accumulate(gradient * hidden.transpose)
    bias?.accumulate(gradient.sumOfColumns)
    let inner = left.value.transpose * gradient
    right.accumulate(inner * input.transpose)
    return right.value.transpose * inner
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
