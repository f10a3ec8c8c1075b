public import LinearAlgebra

/// What is known of pairs of an input and the output that is wanted for it.
///
/// ```swift
/// var pairs = PairStatistics(inputs: 64, outputs: 256)
/// try pairs.add(inputs: x, outputs: y)
/// let better = try small.refittingLeft(to: pairs)
/// ```
public struct PairStatistics: Equatable, Sendable {
  /// What is known of the inputs alone.
  public private(set) var inputs: InputStatistics
  /// The length m of an output.
  public let outputSize: Int
  private var products: Matrix<Double>
  private var outputSum: Vector<Double>
  private var outputSquares = 0.0

  /// Begins without any pair.
  public init(inputs: Int, outputs: Int) {
    self.inputs = InputStatistics(size: inputs)
    outputSize = outputs
    products = .zero(rows: outputs, columns: inputs)
    outputSum = .zero(outputs)
  }

  /// The number of pairs that were added.
  public var count: Int { inputs.count }

  /// Takes pairs into account: column by column an input, and the output that is wanted for it.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`; the statistics are
  ///   then as before.
  /// - Precondition: Both matrices have the right number of rows, and as many columns.
  /// - Complexity: (n² + 2·m·n)·(pairs) operations.
  public mutating func add<Scalar: LinearAlgebraScalar>(
    inputs x: Matrix<Scalar>, outputs y: Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    demand(
      y.rows == outputSize && y.columns == x.columns,
      "outputs of \(y.shape) do not fit \(x.columns) outputs of length \(outputSize)")
    try y.requireFinite(for: "Calibration")
    let wide = Matrix<Double>(y)
    let total = products + wide * Matrix<Double>(x).transpose
    guard total.isFinite else { throw .overflow(routine: "Calibration") }
    try inputs.add(x)
    products = total
    outputSum += wide * Vector<Double>(repeating: 1, count: y.columns)
    outputSquares += wide.frobeniusNorm * wide.frobeniusNorm
  }

  /// The mean of `y xᵀ`, m × n.
  public var cross: Matrix<Double> { products / divisor }
  /// The mean output.
  public var outputMean: Vector<Double> { outputSum / divisor }
  /// The mean of `(y − mean)(x − mean)ᵀ`, m × n.
  public var crossCovariance: Matrix<Double> {
    cross - outputMean.outer(inputs.mean)
  }
  /// The mean of ‖y‖².
  public var outputEnergy: Double { outputSquares / divisor }

  private var divisor: Double { Double(max(count, 1)) }
}

extension LowRankMatrix {
  /// The matrix with the same right factor R and the left factor that is best for given pairs.
  ///
  /// `L = C Rᵀ (R G Rᵀ)⁺` minimizes the mean of `‖y − LRx‖²`, with the means C of `yxᵀ` and G of
  /// `xxᵀ`. These are normal equations, since statistics have nothing else: directions of `Rx`
  /// below √(r·ε) times the strongest one count as never seen, in double precision.
  ///
  /// - Parameters:
  ///   - pairs: Inputs, and what should come out.
  ///   - isCentered: Whether the means are taken off first, for a layer whose bias is set to what
  ///     is left, `mean y − LR mean x`.
  /// - Returns: A matrix of the same inner dimension.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.didNotConverge`.
  /// - Precondition: The pairs have the lengths of the matrix.
  /// - Complexity: O(n²·r + m·n·r + r³)
  public func refittingLeft(
    to pairs: PairStatistics, isCentered: Bool = false
  ) throws(LinearAlgebraError) -> LowRankMatrix {
    demand(
      pairs.inputs.size == columns && pairs.outputSize == rows,
      "pairs of \(pairs.inputs.size) and \(pairs.outputSize) numbers do not fit \(shape)")
    let wide = Matrix<Double>(right)
    let gram = isCentered ? pairs.inputs.covariance : pairs.inputs.gram
    let cross = isCentered ? pairs.crossCovariance : pairs.cross
    let inner = (wide * gram) * wide.transpose
    let symmetric = (inner + inner.transposed()) / 2
    let inverse = try PseudoInverse(symmetric).matrix
    return LowRankMatrix(
      left: Matrix((cross * wide.transpose) * inverse), right: right)
  }
}
