public import LinearAlgebra

/// A weight seen through its outputs: the principal directions of `Wx` over the inputs of a layer.
///
/// ```swift
/// let outputs = try OutputSVD(weight, gram: statistics.gram)
/// let small = try outputs.truncated(toRank: 16)     // U₁₆ and U₁₆ᵀW
/// try outputs.truncationError(rank: 16)             // the root mean square of ‖Wx − W′x‖
/// ```
///
/// With any S for which `SSᵀ` is the mean of `xxᵀ`, and the singular value decomposition `WS = U Σ
/// Vᵀ`, no matrix of rank r has a smaller mean of `‖Wx − W′x‖²` than `W′ = UᵣUᵣᵀW`. That mean is
/// `Σ_{k>r} σₖ²`. S is never inverted, so it may be singular: inputs may be dead or repeated, and
/// fewer than they are long. In published form the factors are `UᵣΣᵣ` and `VᵣᵀS⁻¹`; where S has an
/// inverse, the product is the same, and where it has none, that with `S⁺` has for no input a
/// smaller error. Source: Wang, Zheng, Wan and Zhang, "SVD-LLM", 2024,
/// https://arxiv.org/abs/2403.07378; for the form with a projection Chen, Yu, Dhillon and Hsieh,
/// "DRONE: data-aware low-rank compression for large NLP models", 2021.
public struct OutputSVD<Scalar: LinearAlgebraScalar>: SingularSpectrum, Sendable {
  /// The weight W, m × n.
  public let weight: Matrix<Scalar>
  /// The principal directions of the outputs, one per column.
  public let u: Matrix<Scalar>
  /// The singular values of WS, `σ₁ ≥ σ₂ ≥ … ≥ 0`.
  public let singularValues: Vector<Scalar>

  /// The number m of rows of the weight.
  public var rows: Int { weight.rows }
  /// The number n of columns of the weight.
  public var columns: Int { weight.columns }

  /// Decomposes a weight by the mean of `xxᵀ` over its inputs.
  ///
  /// S is `Q√Λ` from the eigendecomposition of the Gram matrix. Eigenvalues below zero by rounding
  /// count as zero. Values of Σ below √ε·σ₁ of double precision are rounding, for the Gram matrix
  /// has squares; ``init(_:inputs:)`` has them.
  ///
  /// - Throws: `LinearAlgebraError.notPositiveSemidefinite` for an eigenvalue below zero by more
  ///   than rounding; as `SymmetricEigen.init(_:)` and `SVD.init(_:)`.
  /// - Precondition: The Gram matrix is symmetric, with as many rows as the weight has columns.
  /// - Complexity: O(n³ + m·n·min(m, n))
  public init(
    _ weight: Matrix<Scalar>, gram: Matrix<Double>
  ) throws(LinearAlgebraError) {
    demand(
      gram.rows == weight.columns && gram.isSquare,
      "a Gram matrix of \(gram.shape) does not fit a weight of \(weight.shape)")
    try self.init(weight, gram: gram, scale: gram.maxNorm)
  }

  /// Decomposes a weight by statistics of its inputs, as they are or without their mean.
  ///
  /// Without the mean, it decomposes what the outputs vary by: the part that a bias cannot give.
  ///
  /// - Throws: As ``init(_:gram:)``.
  /// - Precondition: The statistics are of inputs with as many entries as the weight has columns.
  /// - Complexity: O(n³ + m·n·min(m, n))
  public init(
    _ weight: Matrix<Scalar>, statistics: InputStatistics, isCentered: Bool = false
  ) throws(LinearAlgebraError) {
    demand(
      statistics.size == weight.columns,
      "statistics of \(statistics.size) numbers do not fit a weight of \(weight.shape)")
    // A covariance is a difference, and rounds like what it was taken from.
    try self.init(
      weight, gram: isCentered ? statistics.covariance : statistics.gram,
      scale: statistics.gram.maxNorm)
  }

  private init(
    _ weight: Matrix<Scalar>, gram: Matrix<Double>, scale: Double
  ) throws(LinearAlgebraError) {
    let eigen = try SymmetricEigen(gram)
    if let least = eigen.eigenvalues.first {
      let size = Double(gram.rows)
      if least < -16 * size * size * .ulpOfOne * scale {
        throw .notPositiveSemidefinite(index: 0, value: least)
      }
    }
    let roots = Vector(eigen.eigenvalues.map { max($0, 0).squareRoot() })
    try self.init(weight, square: eigen.eigenvectors.scaled(columnsBy: roots))
  }

  /// Decomposes a weight by its inputs themselves, one in each column.
  ///
  /// S comes from `X = LQ` without any squares, so that small singular values keep their digits.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`, and as `SVD.init(_:)`.
  /// - Precondition: An input has as many entries as the weight has columns, and there is one.
  /// - Complexity: O(n²·(inputs) + m·n·min(m, n)) for more inputs than entries.
  public init(
    _ weight: Matrix<Scalar>, inputs x: Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    demand(
      x.rows == weight.columns && x.columns > 0,
      "inputs of \(x.shape) do not fit a weight of \(weight.shape)")
    let lower = try Matrix<Double>(x).lowerTriangularFactor()
    try self.init(weight, square: lower / Double(x.columns).squareRoot())
  }

  private init(
    _ weight: Matrix<Scalar>, square s: Matrix<Double>
  ) throws(LinearAlgebraError) {
    let svd = try SVD(Matrix<Double>(weight) * s)
    self.weight = weight
    u = Matrix(svd.u)
    singularValues = Vector(svd.singularValues.map { Scalar($0) })
  }

  /// The best matrix of rank r for the outputs, with the factors `Uᵣ` and `UᵣᵀW`.
  ///
  /// The columns of the left factor are orthonormal. `balanced()` shares the scale among both.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  /// - Complexity: 2·m·n·r operations.
  public func truncated(toRank rank: Int) throws(LinearAlgebraError) -> LowRankMatrix<Scalar> {
    guard (0...singularValues.count).contains(rank) else {
      throw .rankOutOfRange(rank: rank, allowed: 0...singularValues.count)
    }
    let left = u[columns: 0..<rank]
    return LowRankMatrix(left: left, right: left.transpose * weight)
  }
}
