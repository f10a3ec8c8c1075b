public import LinearAlgebra
public import LowRank

/// A linear layer whose matrix is a Monarch matrix, `y = D_cᵀ L D R x + b`.
///
/// ```swift
/// try model.replaceLinear(named: "blocks.0.feedForward.first") { linear throws(LinearAlgebraError) in
///   try MonarchLinear(linear, rowGroups: 16, columnBlocks: 8)
/// }
/// ```
///
/// It takes the place of a dense layer and trains both factors; whatever they become, the matrix stays a
/// Monarch matrix. With `G = ∂L/∂Y`, dealt to the groups, and H for what is between the factors, the backward
/// pass is `∂L/∂L_γ = G_γ H_γᵀ`, `∂L/∂H = LᵀG`, `∂L/∂R_β = (∂L/∂H)_β X_βᵀ`, `∂L/∂X = Rᵀ(∂L/∂H)`.
///
/// Source: Dao and others, "Monarch", https://arxiv.org/abs/2204.00595, for layers that start from the
/// projection of a trained matrix.
///
/// - Complexity: 2·(stored numbers)·tokens operations forward, twice that backward.
public struct MonarchLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// How the matrix is cut.
  public let layout: MonarchLayout
  /// The blocks of the left factor side by side.
  public var left: Parameter<Scalar>
  /// The blocks of the right factor side by side.
  public var right: Parameter<Scalar>
  /// The column b, outputs × 1; nil for none.
  public var bias: Parameter<Scalar>?
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var inner = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Wraps a Monarch matrix and a column.
  ///
  /// - Precondition: The bias has an entry for each row.
  public init(_ weight: MonarchMatrix<Scalar>, bias: Vector<Scalar>? = nil) {
    demand(
      bias.map { $0.count == weight.rows } ?? true,
      "a bias of \(bias?.count ?? 0) entries does not fit a weight of \(weight.shape)")
    layout = weight.layout
    (left, right) = (Parameter(weight.left), Parameter(weight.right))
    self.bias = bias.map { Parameter(Matrix(column: $0)) }
  }

  /// Replaces the matrix of a layer by the closest Monarch matrix.
  ///
  /// - Parameters:
  ///   - linear: The layer.
  ///   - rowGroups: The number of groups of rows; about the root of their number if not given.
  ///   - columnBlocks: The number of blocks of columns; about the root of their number if not given.
  ///   - sliceRank: The rank of each slice.
  /// - Throws: As `MonarchMatrix.init(projecting:_:)`.
  public init(
    _ linear: Linear<Scalar>, rowGroups: Int? = nil, columnBlocks: Int? = nil, sliceRank: Int = 1
  ) throws(LinearAlgebraError) {
    let middle = MonarchLayout(rows: linear.outputs, columns: linear.inputs)
    let layout = MonarchLayout(
      rows: linear.outputs, columns: linear.inputs, rowGroups: rowGroups ?? middle.rowGroups,
      columnBlocks: columnBlocks ?? middle.columnBlocks, sliceRank: sliceRank)
    self.init(
      try MonarchMatrix(projecting: linear.weight.value, layout),
      bias: linear.bias.map { $0.value[column: 0] })
  }

  /// The length of an input.
  public var inputs: Int { layout.columns }
  /// The length of an output.
  public var outputs: Int { layout.rows }

  /// The matrix as it is now.
  public var weight: MonarchMatrix<Scalar> {
    MonarchMatrix(layout, left: left.value, right: right.value)
  }

  /// The layer with the matrix multiplied out.
  public func dense() -> Linear<Scalar> {
    Linear(weight: Matrix(weight), bias: bias.map { $0.value[column: 0] })
  }

  /// The output `D_cᵀ L D R X + b 1ᵀ`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(x.rows == inputs, "a layer of \(outputs) × \(inputs) does not take \(x.shape)")
    let weight = weight
    input = x
    inner = weight.inner(of: x)
    let output = weight.output(ofInner: inner)
    guard let bias else { return output }
    return output + Matrix(rows: outputs, columns: x.columns) { i, _ in bias.value[i, 0] }
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    let weight = weight
    let dealt = weight.dealt(gradient)
    bias?.accumulate(gradient.sumOfColumns)
    left.accumulate(weight.leftGradient(dealt, inner: inner))
    let innerGradient = weight.transposeInner(of: dealt)
    right.accumulate(weight.rightGradient(inner: innerGradient, input: input))
    return weight.input(ofInner: innerGradient)
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
