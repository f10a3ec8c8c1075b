public import LinearAlgebra

/// Random matrices that all ranks draw alike from one seed, or each its own rows of.
///
/// A sketch is one matrix. Ranks that draw from seeds of their own multiply by different matrices,
/// and the sum of their products is a product with none of them.
public struct SharedSketch: Equatable, Sendable {
  /// The seed, the same on all ranks.
  public let seed: UInt64

  /// Makes the sketches that belong to a seed.
  public init(seed: UInt64) { self.seed = seed }

  /// Draws the matrix `Ω`, n × ℓ, the same on every rank.
  ///
  /// - Complexity: O(n·ℓ), and no message.
  public func columns<Scalar: LinearAlgebraScalar>(
    rows: Int, columns: Int
  ) -> Matrix<Scalar> {
    var generator = SplitMix64(seed: seed)
    return .gaussian(rows: rows, columns: columns, using: &generator)
  }

  /// Draws some rows of `Ψᵀ`, which has one for each row of the spread matrix.
  ///
  /// A row depends on the seed and on its number alone, so that it is the same whichever rank draws
  /// it.
  ///
  /// - Parameters:
  ///   - range: The numbers of the rows, among those of all ranks.
  ///   - columns: The number of columns of `Ψᵀ`.
  /// - Returns: The rows.
  /// - Complexity: O(range.count × columns), and no message.
  public func rows<Scalar: LinearAlgebraScalar>(
    _ range: Range<Int>, columns: Int
  ) -> Matrix<Scalar> {
    var rowMajor: [Scalar] = []
    rowMajor.reserveCapacity(range.count * columns)
    for row in range {
      // Scrambled, since neighboring seeds would give the same sequence one step later.
      var scrambler = SplitMix64(seed: seed ^ UInt64(row).byteSwapped)
      var generator = SplitMix64(seed: scrambler.next() ^ UInt64(row))
      for _ in 0..<columns { rowMajor.append(Scalar(generator.gaussian())) }
    }
    return Matrix(rows: range.count, columns: columns, rowMajor: rowMajor)
  }
}
