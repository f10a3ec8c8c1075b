public import LinearAlgebra
internal import LowRank

/// A linear layer whose matrix is a tensor train: a chain of cores, each for one output mode and one
/// input mode.
///
/// ```swift
/// let modes = LayerModes(outputs: [4, 8, 4], inputs: [4, 4, 4])
/// let small = try TensorTrainLinear(linear, modes: modes, maximalRank: 12)
/// ```
///
/// Entry (i, j) of W is the product of the matrices `Gₖ[iₖ, jₖ]`, which are rₖ × rₖ₊₁, with first and last
/// rank 1. Core k is kept as the matrix with which it multiplies, (iₖ, rₖ₊₁) × (rₖ, jₖ). A step multiplies
/// by it and moves iₖ behind all other indices, by one transposition; so it is ready for the next, and
/// the backward pass walks the same steps back with `∂C = ∂Y Mᵀ`, `∂M = Cᵀ ∂Y`. Source: Novikov,
/// Podoprikhin, Osokin and Vetrov, "Tensorizing neural networks", 2015,
/// https://arxiv.org/abs/1509.06569.
///
/// - Complexity: For each token 2·rₖ·rₖ₊₁·jₖ·iₖ operations in step k, times the output sizes before and
///   the input sizes after it; twice that backward.
public struct TensorTrainLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// How outputs and inputs are split, as many sizes on each side.
  public let modes: LayerModes
  /// The cores as matrices: row (i, right rank), column (left rank, j), the former index running fastest.
  public var cores: [Parameter<Scalar>]
  /// The column b, outputs × 1; nil for none.
  public var bias: Parameter<Scalar>?
  /// What every core multiplied.
  private var tables: [Matrix<Scalar>] = []

  /// Decomposes the matrix of a layer by successive SVDs, with ranks up to a limit.
  ///
  /// - Parameters:
  ///   - linear: The layer.
  ///   - modes: How its outputs and inputs are split.
  ///   - maximalRank: The largest rank between two cores, at least 1.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFiniteEntry`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: The sizes' products are the lengths of the layer, and there are as many sizes on
  ///   each side.
  public init(
    _ linear: Linear<Scalar>, modes: LayerModes, maximalRank: Int
  ) throws(LinearAlgebraError) {
    guard maximalRank >= 1 else { throw .rankOutOfRange(rank: maximalRank, allowed: 1...Int.max) }
    let tensor = Self.paired(linear, modes)
    self.init(try TensorTrain(tensor, maximalRank: maximalRank), modes, linear.bias)
  }

  /// Decomposes the matrix of a layer by successive SVDs, to a given relative error.
  ///
  /// - Parameters:
  ///   - linear: The layer.
  ///   - modes: How its outputs and inputs are split.
  ///   - relativeError: The largest `‖W − Ŵ‖_F / ‖W‖_F` that is allowed, at least 0.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`, `LinearAlgebraError.notFiniteEntry`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: As for a maximal rank.
  public init(
    _ linear: Linear<Scalar>, modes: LayerModes, relativeError: Scalar
  ) throws(LinearAlgebraError) {
    let tensor = Self.paired(linear, modes)
    self.init(try TensorTrain(tensor, relativeError: relativeError), modes, linear.bias)
  }

  private init(_ train: TensorTrain<Scalar>, _ modes: LayerModes, _ bias: Parameter<Scalar>?) {
    self.modes = modes
    cores = train.cores.enumerated().map { k, core in
      let sizes = [core.sizes[0], modes.outputs[k], modes.inputs[k], core.sizes[2]]
      return Parameter(core.reshaped(to: sizes).permuted([1, 3, 0, 2]).matricized(leading: 2))
    }
    self.bias = bias.map { Parameter($0.value) }
  }

  /// The matrix as a tensor with a mode for each pair of an output mode and an input mode.
  private static func paired(_ linear: Linear<Scalar>, _ modes: LayerModes) -> Tensor<Scalar> {
    modes.require(linear)
    let count = modes.outputs.count
    demand(
      count == modes.inputs.count,
      "a train pairs modes: \(modes.outputs) and \(modes.inputs) are not as many")
    return Tensor(
      sizes: modes.outputs + modes.inputs, columnMajor: linear.weight.value.elements
    )
    .permuted((0..<count).flatMap { [$0, count + $0] })
    .reshaped(to: zip(modes.outputs, modes.inputs).map(*))
  }

  /// The length of an input.
  public var inputs: Int { modes.lengths.inputs }
  /// The length of an output.
  public var outputs: Int { modes.lengths.outputs }
  /// The ranks between neighboring cores, one fewer than there are cores.
  public var ranks: [Int] { cores.indices.dropFirst().map { leftRank($0) } }

  private func leftRank(_ k: Int) -> Int { cores[k].value.columns / modes.inputs[k] }
  private func rightRank(_ k: Int) -> Int { cores[k].value.rows / modes.outputs[k] }

  /// The layer with the cores multiplied out.
  public func dense() -> Linear<Scalar> {
    let train = TensorTrain(
      cores: cores.indices.map { k in
        let (i, j, left, right) = (modes.outputs[k], modes.inputs[k], leftRank(k), rightRank(k))
        return Tensor(sizes: [i, right, left, j], columnMajor: cores[k].value.elements)
          .permuted([2, 0, 3, 1]).reshaped(to: [left, i * j, right])
      })
    let pairs = Tensor(train).reshaped(to: zip(modes.outputs, modes.inputs).flatMap { [$0, $1] })
    let count = cores.count
    let order = (0..<count).map { 2 * $0 } + (0..<count).map { 2 * $0 + 1 }
    return Linear(
      weight: pairs.permuted(order).matricized(leading: count),
      bias: bias.map { $0.value[column: 0] })
  }

  /// The output, core by core.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(x.rows == inputs, "a layer of \(inputs) inputs cannot take \(x.shape)")
    tables = []
    var table = x
    for (core, size) in zip(cores, modes.outputs) {
      table = table.reshaped(rows: core.value.columns)
      tables.append(table)
      table = (core.value * table).reshaped(rows: size).transposed()
    }
    return table.reshaped(rows: x.columns, columns: outputs).transposed()
      .adding(column: bias?.value)
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    bias?.accumulate(gradient.sumOfColumns)
    var table = gradient.transposed()
    for k in cores.indices.reversed() {
      let size = modes.outputs[k]
      table = table.reshaped(rows: table.elements.count / size, columns: size).transposed()
        .reshaped(rows: cores[k].value.rows, columns: tables[k].columns)
      let core = cores[k].value
      let before = tables[k]
      cores[k].accumulate(table * before.transpose)
      table = core.transpose * table
    }
    return table.reshaped(rows: inputs, columns: gradient.columns)
  }

  /// Calls a body with `cores.0.weight` and so on, and `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    for k in cores.indices { body("cores.\(k).weight", &cores[k]) }
    guard var column = bias else { return }
    bias = nil  // so that the column is changed in place, not copied
    body("bias", &column)
    bias = column
  }
}

extension Matrix {
  /// The same numbers in memory under other sizes.
  fileprivate func reshaped(rows: Int, columns: Int? = nil) -> Matrix {
    Matrix(rows: rows, columns: columns ?? elements.count / rows, columnMajor: elements)
  }
}
