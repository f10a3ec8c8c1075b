public import LinearAlgebra
internal import LowRank

/// A linear layer whose matrix, seen as a tensor, is a small core with a thin matrix in every mode.
///
/// ```swift
/// let modes = LayerModes(outputs: [16, 8], inputs: [8, 4])
/// let small = try TuckerLinear(linear, modes: modes, ranks: [6, 4, 4, 3])
/// ```
///
/// With output modes of factors `Uₖ` and input modes of factors `Vₖ`, an input is a table that is
/// multiplied by `Vₖᵀ` in every mode, then, as a column, by the core, and then by `Uₖ` in every mode. It is
/// trained in this form: where `Y = X ×ₖ A`, the gradients are `∂A = ∂Y₍ₖ₎ X₍ₖ₎ᵀ` and `∂X = ∂Y ×ₖ Aᵀ`.
/// With one mode on each side it is `U C Vᵀ`. Source: Kim and others, "Compression of deep
/// convolutional neural networks for fast and low power mobile applications", 2016,
/// https://arxiv.org/abs/1511.06530.
///
/// - Complexity: 2·tokens·(product of ranks) operations for the core, and those of the mode products;
///   twice that backward.
public struct TuckerLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// How outputs and inputs are split.
  public let modes: LayerModes
  /// The core, (product of the output ranks) × (product of the input ranks).
  public var core: Parameter<Scalar>
  /// A factor for every output mode and then for every input mode: size × rank.
  public var factors: [Parameter<Scalar>]
  /// The column b, outputs × 1; nil for none.
  public var bias: Parameter<Scalar>?
  /// What every mode product multiplied, in the order of the factors.
  private var tables: [Tensor<Scalar>] = []
  private var hidden = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Decomposes the matrix of a layer with given ranks, by the sequentially truncated higher-order SVD.
  ///
  /// - Parameters:
  ///   - linear: The layer.
  ///   - modes: How its outputs and inputs are split.
  ///   - ranks: A rank for every output mode and then for every input mode.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFiniteEntry`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: The sizes' products are the lengths of the layer; there is a rank for each mode.
  public init(
    _ linear: Linear<Scalar>, modes: LayerModes, ranks: [Int]
  ) throws(LinearAlgebraError) {
    modes.require(linear)
    let sizes = modes.outputs + modes.inputs
    let tensor = Tensor(sizes: sizes, columnMajor: linear.weight.value.elements)
    let tucker = try Tucker(tensor, ranks: ranks)
    self.modes = modes
    core = Parameter(tucker.core.matricized(leading: modes.outputs.count))
    factors = tucker.factors.map { Parameter($0) }
    bias = linear.bias.map { Parameter($0.value) }
  }

  /// The length of an input.
  public var inputs: Int { modes.lengths.inputs }
  /// The length of an output.
  public var outputs: Int { modes.lengths.outputs }
  /// The rank of every output mode and then of every input mode.
  public var ranks: [Int] { factors.map { $0.value.columns } }

  private var outputRanks: [Int] { Array(ranks.prefix(modes.outputs.count)) }
  private var inputRanks: [Int] { Array(ranks.dropFirst(modes.outputs.count)) }

  /// The layer with core and factors multiplied out.
  public func dense() -> Linear<Scalar> {
    let tucker = Tucker(
      core: Tensor(sizes: ranks, columnMajor: core.value.elements), factors: factors.map(\.value))
    return Linear(
      weight: Tensor(tucker).matricized(leading: modes.outputs.count),
      bias: bias.map { $0.value[column: 0] })
  }

  /// The output, mode by mode.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(x.rows == inputs, "a layer of \(inputs) inputs cannot take \(x.shape)")
    let (first, tokens) = (modes.outputs.count, [x.columns])
    tables = Array(repeating: Tensor(sizes: [0], columnMajor: []), count: factors.count)
    var table = Tensor(sizes: modes.inputs + tokens, columnMajor: x.elements)
    for mode in modes.inputs.indices {
      tables[first + mode] = table
      table = table.multiplied(inMode: mode, by: factors[first + mode].value.transpose)
    }
    hidden = table.matricized(leading: modes.inputs.count)
    table = Tensor(
      sizes: outputRanks + tokens, columnMajor: (core.value * hidden).elements)
    for mode in modes.outputs.indices {
      tables[mode] = table
      table = table.multiplied(inMode: mode, by: factors[mode].value)
    }
    return table.matricized(leading: first).adding(column: bias?.value)
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    bias?.accumulate(gradient.sumOfColumns)
    let (first, tokens) = (modes.outputs.count, [gradient.columns])
    var table = Tensor(sizes: modes.outputs + tokens, columnMajor: gradient.elements)
    for mode in modes.outputs.indices.reversed() {
      let (factor, before) = (factors[mode].value, tables[mode])
      factors[mode].accumulate(table.unfolding(mode) * before.unfolding(mode).transpose)
      table = table.multiplied(inMode: mode, by: factor.transpose)
    }
    let outer = table.matricized(leading: first)
    core.accumulate(outer * hidden.transpose)
    table = Tensor(
      sizes: inputRanks + tokens, columnMajor: (core.value.transpose * outer).elements)
    for mode in modes.inputs.indices.reversed() {
      let (factor, before) = (factors[first + mode].value, tables[first + mode])
      factors[first + mode].accumulate(before.unfolding(mode) * table.unfolding(mode).transpose)
      table = table.multiplied(inMode: mode, by: factor)
    }
    return table.matricized(leading: modes.inputs.count)
  }

  /// Calls a body with `core.weight`, `factors.0.weight` and so on, and `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("core.weight", &core)
    for mode in factors.indices { body("factors.\(mode).weight", &factors[mode]) }
    guard var column = bias else { return }
    bias = nil  // so that the column is changed in place, not copied
    body("bias", &column)
    bias = column
  }
}
