public import LinearAlgebra

/// The truncated higher-order SVD: in every mode, the leading left singular vectors of the unfolding.
///
/// With ranks rₙ the squared error is at most the sum over the modes of the discarded squares,
/// `Σₙ Σ_{i>rₙ} σᵢ⁽ⁿ⁾²`, and so at most √N times the least error possible with these ranks. Source: De
/// Lathauwer, De Moor, Vandewalle, "A Multilinear Singular Value Decomposition", SIAM J. Matrix Anal.
/// Appl. 21, 2000, https://doi.org/10.1137/S0895479896305696.
public struct HOSVD<Scalar: LinearAlgebraScalar>: Sendable {
  /// The decomposition, with orthonormal factors.
  public let tucker: Tucker<Scalar>
  /// The singular values of every unfolding, before truncation.
  public let singularValues: [Vector<Scalar>]
  /// For every mode, the sum of the squares of the singular values that were left out; infinite
  /// where the squares overflow.
  public let discardedSquares: [Scalar]
  /// What the theorem promises: the error is at most `√(Σₙ discarded squares)`.
  public let errorBound: Scalar

  /// Decomposes a tensor.
  ///
  /// - Parameters:
  ///   - tensor: The tensor, of order N ≥ 1.
  ///   - ranks: The size of the core in each mode.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if a rank is above
  ///   the size of its mode or the product of the other ranks;
  ///   `LinearAlgebraError.notFiniteEntry`; `LinearAlgebraError.overflow` if the norm is beyond the
  ///   largest number.
  /// - Complexity: count·(sum of the sizes) operations for the Gram matrices.
  public init(_ tensor: Tensor<Scalar>, ranks: [Int]) throws(LinearAlgebraError) {
    try tensor.requireFinite(for: "HOSVD")
    try tensor.requireMultilinearRanks(ranks)
    let unit = tensor.unit
    let tame = tensor.divided(by: unit)
    var bases: [LeadingBasis<Scalar>] = []
    for mode in ranks.indices {
      bases.append(try tame.leadingBasis(ofMode: mode, .rank(ranks[mode])))
    }
    let factors = bases.map(\.vectors)
    let core = tame.projected(on: Dictionary(uniqueKeysWithValues: zip(0..., factors)))
    tucker = try Tucker(core: core, in: unit, factors: factors)
    singularValues = bases.map { Vector($0.squares.map { $0.squareRoot() * unit }) }
    let squares = bases.map(\.discardedSquares)
    errorBound = squares.reduce(0, +).squareRoot() * unit
    discardedSquares = squares.map { $0 * (unit * unit) }
    // Their norm is the tensor's, whatever is left in the core.
    guard errorBound.isFinite, singularValues.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw .overflow(routine: "HOSVD")
    }
  }
}

extension Tensor {
  /// The leading left singular vectors of an unfolding.
  func leadingBasis(
    ofMode mode: Int, _ rule: TruncationRule<Scalar>
  ) throws(LinearAlgebraError) -> LeadingBasis<Scalar> {
    if sizes[mode] * sizes[mode] > count { return try LeadingBasis(rule, SVD(unfolding(mode))) }
    return try LeadingBasis(rule, gram: { modeGram(mode) }) { () throws(LinearAlgebraError) in
      try unfolding(mode).lowerTriangularFactor()
    }
  }

  /// The core `X ×ₙ Uₙᵀ` for the factors of some modes or all, leaving out a mode if one is named.
  func projected(on factors: [Int: Matrix<Scalar>], except kept: Int? = nil) -> Tensor {
    // The mode that shrinks most goes first: the large tensor is read once, the rest is small.
    func shrinkage(_ factor: Matrix<Scalar>) -> Double {
      Double(factor.columns) / Double(Swift.max(1, factor.rows))
    }
    let used = factors.filter { $0.key != kept }
      .sorted { (shrinkage($0.value), $0.key) < (shrinkage($1.value), $1.key) }
    return used.reduce(self) { partial, factor in
      partial.multiplied(inMode: factor.key, by: factor.value.transpose)
    }
  }

  /// Refuses ranks that no Tucker decomposition of this tensor has.
  func requireMultilinearRanks(_ ranks: [Int]) throws(LinearAlgebraError) {
    demand(
      ranks.count == order, "a tensor of order \(order) needs \(order) ranks, not \(ranks.count)")
    try requireRanks(Dictionary(uniqueKeysWithValues: zip(0..., ranks)))
  }

  /// Refuses ranks that no factors in these modes have.
  func requireRanks(_ ranks: [Int: Int]) throws(LinearAlgebraError) {
    demand(
      ranks.keys.allSatisfy(sizes.indices.contains),
      "a tensor of order \(order) has the modes \(sizes.indices), not \(ranks.keys.sorted())")
    for (mode, rank) in ranks.sorted(by: { $0.key < $1.key }) {
      let others = sizes.indices.filter { $0 != mode }
      let product = others.reduce(1) {
        $0.multipliedClamped(by: Swift.max(0, ranks[$1] ?? sizes[$1]))
      }
      let most = Swift.min(sizes[mode], product)
      guard (0...most).contains(rank) else {
        throw .rankOutOfRange(rank: rank, allowed: 0...most)
      }
    }
  }
}

extension Int {
  /// A product of sizes that stays at the largest number where it would overflow.
  func multipliedClamped(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }

  /// A sum of sizes that stays at the largest number where it would overflow.
  func addedClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
