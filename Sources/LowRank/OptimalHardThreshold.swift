public import LinearAlgebra

/// The best place to cut the singular values of a matrix of low rank plus white noise.
///
/// In the limit of large matrices no other threshold has a smaller mean squared error, whatever
/// the rank of the signal. Source: Gavish and Donoho, "The optimal hard threshold for singular
/// values is 4/√3", IEEE Transactions on Information Theory 60, 2014,
/// https://doi.org/10.1109/TIT.2014.2323359.
public enum OptimalHardThreshold {
  /// The factor of `√n·σ` when the noise is known,
  /// `λ*(β) = √(2(β + 1) + 8β / ((β + 1) + √(β² + 14β + 1)))`.
  ///
  /// - Parameter beta: The aspect ratio `β = m/n`, shorter side to longer, in (0, 1].
  /// - Returns: The factor; `4/√3` for a square matrix.
  /// - Precondition: The ratio is in (0, 1].
  public static func factor(aspectRatio beta: Double) -> Double {
    demand(beta > 0 && beta <= 1, "an aspect ratio is in (0, 1], not \(beta)")
    let root = (beta * beta + 14 * beta + 1).squareRoot()
    return (2 * (beta + 1) + 8 * beta / (beta + 1 + root)).squareRoot()
  }

  /// The factor of the median singular value when the noise is not known,
  /// `ω(β) = λ*(β) / √μ_β` with the median `μ_β` of the ``MarchenkoPastur`` law.
  ///
  /// - Parameter beta: The aspect ratio `β = m/n`, shorter side to longer, in (0, 1].
  /// - Returns: The factor; 2.858 for a square matrix.
  /// - Precondition: The ratio is in (0, 1].
  public static func medianFactor(aspectRatio beta: Double) -> Double {
    factor(aspectRatio: beta) / MarchenkoPastur(aspectRatio: beta).median.squareRoot()
  }
}

extension SingularSpectrum {
  /// The optimal threshold for noise of a known standard deviation, `λ*(β)·√max(m, n)·σ`.
  ///
  /// - Parameter noise: The standard deviation σ of the noise in each entry.
  /// - Returns: The threshold; 0 for an empty matrix.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`
  ///   if the standard deviation is negative or not finite.
  /// - Complexity: O(1)
  public func optimalHardThreshold(noise: Scalar) throws(LinearAlgebraError) -> Scalar {
    guard noise >= 0, noise.isFinite else {
      throw .parameterOutOfRange(
        parameter: "standard deviation of the noise", value: Double(noise),
        allowed: 0...Double.infinity)
    }
    guard rows > 0, columns > 0 else { return 0 }
    let factor = Scalar(OptimalHardThreshold.factor(aspectRatio: aspectRatio))
    return factor * Scalar(Swift.max(rows, columns)).squareRoot() * noise
  }

  /// The optimal threshold for noise of unknown strength, `ω(β)` times the median singular value.
  ///
  /// The median stands for the noise, so less than half of the singular values may be signal, and
  /// all min(m, n) of them are needed: a truncated spectrum has another median.
  ///
  /// - Returns: The threshold; 0 for an empty matrix.
  /// - Precondition: The spectrum has min(m, n) values.
  /// - Complexity: O(1)
  public func optimalHardThreshold() -> Scalar {
    let count = singularValues.count
    demand(
      count == Swift.min(rows, columns),
      "the median needs all \(Swift.min(rows, columns)) singular values, not the first \(count)")
    guard count > 0 else { return 0 }
    let median = (singularValues[(count - 1) / 2] + singularValues[count / 2]) / 2
    return Scalar(OptimalHardThreshold.medianFactor(aspectRatio: aspectRatio)) * median
  }

  private var aspectRatio: Double {
    Double(Swift.min(rows, columns)) / Double(Swift.max(rows, columns))
  }
}

extension SVD {
  /// The decomposition without the singular values up to a threshold: those above it stay as they
  /// are.
  ///
  /// ```swift
  /// let svd = try SVD(noisy)
  /// let clean = Matrix(svd.hardThresholded(at: svd.optimalHardThreshold()))
  /// ```
  ///
  /// - Complexity: O((m + n)·k) for k values that stay.
  public func hardThresholded(at threshold: Scalar) -> SVD {
    let count = singularValues.prefix { $0 > threshold }.count
    return SVD(
      u: u[columns: 0..<count], singularValues: singularValues[0..<count],
      v: v[columns: 0..<count])
  }
}
