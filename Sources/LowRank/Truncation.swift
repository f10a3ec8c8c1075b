public import LinearAlgebra

/// The norm in which the error of a truncation is measured.
public enum TruncationNorm: Sendable {
  /// `√(Σ_{j>k} σⱼ²)`, the root of the sum of squares of all entries of the error.
  case frobenius
  /// `σₖ₊₁`, the most that the error can stretch a unit vector.
  case spectral
}

extension SingularSpectrum {
  /// The energy `‖A‖_F² = Σσⱼ²`: the sum of squares, not the sum.
  ///
  /// It overflows to infinity for singular values beyond the root of the largest number; the
  /// methods that compare energies do not.
  ///
  /// - Complexity: O(min(m, n))
  public var energy: Scalar { singularValues.reversed().reduce(0) { $0 + $1 * $1 } }

  /// The share of the energy in the first k singular values, `Σ_{j≤k} σⱼ² / Σσⱼ²`.
  ///
  /// - Parameter rank: The number k of singular values that are kept.
  /// - Returns: A number from 0 to 1; 1 for a zero or empty matrix, which has nothing to lose.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  /// - Complexity: O(min(m, n))
  public func energyFraction(rank: Int) throws(LinearAlgebraError) -> Scalar {
    try requireRank(rank)
    let total = norm(of: 0..<singularValues.count)
    if total.isZero { return 1 }
    let share = (norm(of: 0..<rank) / total).value
    return share * share
  }

  /// The error of the best approximation of rank k, `min ‖A − B‖` over all B of that rank.
  ///
  /// It is `√(Σ_{j>k} σⱼ²)` in the Frobenius norm, summed from the smallest value up, and `σₖ₊₁`
  /// in the spectral norm. Source: Eckart and Young, 1936, https://doi.org/10.1007/BF02288367;
  /// Mirsky, 1960, https://doi.org/10.1093/qmath/11.1.50.
  ///
  /// - Parameters:
  ///   - rank: The number k of singular values that are kept.
  ///   - norm: The norm of the error.
  /// - Returns: The error, not divided by the norm of the matrix; infinite if it is beyond the largest
  ///   number.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  /// - Complexity: O(min(m, n))
  public func truncationError(
    rank: Int, in norm: TruncationNorm = .frobenius
  ) throws(LinearAlgebraError) -> Scalar {
    try requireRank(rank)
    return tail(from: rank, norm).value
  }

  /// The smallest k whose truncation has a relative error of at most a given one.
  ///
  /// The comparison forgives four units in the last place, so that 0.6 is enough where the error
  /// is 3/5.
  ///
  /// - Parameters:
  ///   - error: The largest `‖A − Aₖ‖ / ‖A‖` that is allowed, at least 0.
  ///   - norm: The norm of the error and of the matrix.
  /// - Returns: The rank; 0 for a zero or empty matrix, and the number of nonzero singular values
  ///   for an error of 0.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: O(n log n) for n singular values.
  public func rank(
    forRelativeError error: Scalar, in norm: TruncationNorm = .frobenius
  ) throws(LinearAlgebraError) -> Int {
    guard error >= 0, error.isFinite else {
      throw .parameterOutOfRange(
        parameter: "relative error", value: Double(error), allowed: 0...Double.infinity)
    }
    let bound = WideNumber(error * (1 + 4 * .ulpOfOne)) * tail(from: 0, norm)
    return smallestRank { tail(from: $0, norm) <= bound }
  }

  /// The smallest k whose truncation has an error of at most a given one.
  ///
  /// The comparison forgives four units in the last place.
  ///
  /// - Parameters:
  ///   - error: The largest `‖A − Aₖ‖` that is allowed, at least 0, in the unit of the matrix.
  ///   - norm: The norm of the error.
  /// - Returns: The rank; 0 for a zero or empty matrix.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: O(n log n) for n singular values.
  public func rank(
    forAbsoluteError error: Scalar, in norm: TruncationNorm = .frobenius
  ) throws(LinearAlgebraError) -> Int {
    guard error >= 0, error.isFinite else {
      throw .parameterOutOfRange(
        parameter: "absolute error", value: Double(error), allowed: 0...Double.infinity)
    }
    let bound = WideNumber(error) * WideNumber(1 + 4 * .ulpOfOne)
    return smallestRank { tail(from: $0, norm) <= bound }
  }

  /// The smallest k whose singular values hold a given share of the energy.
  ///
  /// The comparison forgives four units in the last place, so that 0.8 is reached by 4 of 5.
  ///
  /// - Parameter share: The share of `Σσⱼ²` to be kept, from 0 to 1.
  /// - Returns: The rank; 0 for a zero or empty matrix, and the number of nonzero singular values
  ///   for a share of 1.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: O(n log n) for n singular values.
  public func rank(forEnergy share: Scalar) throws(LinearAlgebraError) -> Int {
    guard share >= 0, share <= 1 else {
      throw .parameterOutOfRange(
        parameter: "share of the energy", value: Double(share), allowed: 0...1)
    }
    if share == 1 { return smallestRank { tail(from: $0, .frobenius).isZero } }
    let total = tail(from: 0, .frobenius)
    if total.isZero { return 0 }
    // What is lost is compared, not what is kept: near a share of 1 only the former has digits.
    let allowed = 1 - share + 4 * .ulpOfOne
    return smallestRank { rank in
      let lost = (tail(from: rank, .frobenius) / total).value
      return lost * lost <= allowed
    }
  }

  /// Refuses a rank that no truncation of this matrix has.
  func requireRank(_ rank: Int) throws(LinearAlgebraError) {
    guard (0...singularValues.count).contains(rank) else {
      throw .rankOutOfRange(rank: rank, allowed: 0...singularValues.count)
    }
  }

  private func tail(from rank: Int, _ kind: TruncationNorm) -> WideNumber<Scalar> {
    switch kind {
    case .frobenius: norm(of: rank..<singularValues.count)
    case .spectral: WideNumber(rank < singularValues.count ? singularValues[rank] : 0)
    }
  }

  /// The first rank that is good enough, by bisection: errors fall as ranks grow.
  private func smallestRank(where isEnough: (Int) -> Bool) -> Int {
    var (low, high) = (0, singularValues.count)
    while low < high {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension SVD {
  /// The best approximation of rank k, `Aₖ = Σ_{j≤k} σⱼ uⱼ vⱼᵀ`, as a decomposition.
  ///
  /// - Parameter rank: The number k of singular values to keep, 0 included.
  /// - Returns: The first k singular values with their vectors: `u` is m × k, `v` is n × k.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  /// - Complexity: O((m + n)·k), the copy.
  public func truncated(toRank rank: Int) throws(LinearAlgebraError) -> SVD {
    try requireRank(rank)
    return SVD(
      u: u[columns: 0..<rank], singularValues: singularValues[0..<rank], v: v[columns: 0..<rank])
  }

  /// The shortest truncation whose relative error is at most a given one.
  ///
  /// - Parameters:
  ///   - error: The largest `‖A − Aₖ‖ / ‖A‖` that is allowed, at least 0.
  ///   - norm: The norm of the error and of the matrix.
  /// - Returns: The truncated decomposition.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: O((m + n)·k)
  public func truncated(
    toRelativeError error: Scalar, in norm: TruncationNorm = .frobenius
  ) throws(LinearAlgebraError) -> SVD {
    try truncated(toRank: rank(forRelativeError: error, in: norm))
  }

  /// The shortest truncation that keeps a given share of the energy `Σσⱼ²`.
  ///
  /// - Parameter share: The share to be kept, from 0 to 1.
  /// - Returns: The truncated decomposition.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: O((m + n)·k)
  public func truncated(toEnergy share: Scalar) throws(LinearAlgebraError) -> SVD {
    try truncated(toRank: rank(forEnergy: share))
  }
}
