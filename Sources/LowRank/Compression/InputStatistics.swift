public import LinearAlgebra

/// What is known of the inputs of a layer: their second moments, means and mean magnitudes.
///
/// ```swift
/// var statistics = InputStatistics(size: 576)
/// for batch in batches { try statistics.add(batch) }   // a column is an input
/// statistics.gram                                      // the mean of xxᵀ
/// ```
///
/// The sums are kept in double precision, whatever the inputs come in, since they run over very
/// many inputs. No input is kept, so the memory is that of one n × n matrix.
public struct InputStatistics: Equatable, Sendable {
  /// The length n of an input.
  public let size: Int
  /// The number of inputs that were added.
  public private(set) var count = 0
  private var squares: Matrix<Double>
  private var sum: Vector<Double>
  private var magnitudes: Vector<Double>

  /// Begins without any input.
  public init(size: Int) {
    demand(size >= 0, "an input cannot have \(size) entries")
    self.size = size
    squares = .zero(rows: size, columns: size)
    sum = .zero(size)
    magnitudes = .zero(size)
  }

  /// Takes inputs into account, one in each column.
  ///
  /// - Throws: `LinearAlgebraError.notFinite` for an input that is not finite, and
  ///   `LinearAlgebraError.overflow` if a sum of squares is beyond the largest number; the
  ///   statistics are then as before.
  /// - Precondition: The inputs have the right length.
  /// - Complexity: n²·(inputs) operations.
  public mutating func add<Scalar: LinearAlgebraScalar>(
    _ inputs: Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    demand(
      inputs.rows == size, "inputs of \(inputs.shape) do not fit statistics of length \(size)")
    try inputs.requireFinite(for: "Calibration")
    let x = Matrix<Double>(inputs)
    let total = squares + x.rowGram()
    guard total.isFinite else { throw .overflow(routine: "Calibration") }
    let ones = Vector<Double>(repeating: 1, count: x.columns)
    squares = total
    sum += x * ones
    magnitudes += x.map(\.magnitude) * ones
    count += x.columns
  }

  /// The mean of `x xᵀ`, n × n, symmetric to the last bit; zero without inputs.
  public var gram: Matrix<Double> { squares / divisor }

  /// The mean input.
  public var mean: Vector<Double> { sum / divisor }

  /// The mean of `(x − mean)(x − mean)ᵀ`, n × n.
  ///
  /// It is the difference of two matrices, so what is below ε times the second moment is rounding.
  public var covariance: Matrix<Double> { gram - Matrix(column: mean).rowGram() }

  /// The mean of |x|, entry by entry.
  public var meanMagnitudes: Vector<Double> { magnitudes / divisor }

  private var divisor: Double { Double(max(count, 1)) }
}
