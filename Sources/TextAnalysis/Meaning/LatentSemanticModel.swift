public import LinearAlgebra
internal import LowRank

/// Latent semantic analysis: texts and words as points of a space of few dimensions, from the truncated SVD `A ≈ U Σ Vᵀ` of a
/// matrix with a row a text and a column a word.
///
/// ```swift
/// var generator = SplitMix64(seed: 1)
/// let model = try LatentSemanticModel(weights, dimensions: 100, using: &generator)
/// Cosines.between(model.coordinates(of: query), model.texts)
/// ```
///
/// The columns of V are orthonormal directions in the space of words. The coordinates of a text with the weights a are `aV`: those of
/// its orthogonal projection onto their span, in this basis. For the texts that the model is made of this is `AV = UΣ`.
///
/// Source: Deerwester, Dumais, Furnas, Landauer and Harshman, "Indexing by latent semantic analysis", J. Am. Soc. Inf. Sci. 41, 1990.
public struct LatentSemanticModel: Sendable {
  /// The singular values, the largest first.
  public let singularValues: Vector<Double>
  /// The directions V, a row a word and a column a dimension.
  public let directions: Matrix<Double>
  /// The coordinates UΣ of the texts that the model is made of, a row a text.
  public let texts: Matrix<Double>

  /// The number of dimensions.
  public var dimensions: Int { singularValues.count }

  /// Finds the leading directions of a matrix of weights, a row a text.
  ///
  /// Small matrices are decomposed as a whole, others by Lanczos to the tolerance. Singular values that are zero but for rounding
  /// have no direction of their own: a rank below `dimensions` gives a model of as many dimensions as the rank.
  ///
  /// - Parameters:
  ///   - weights: The weights, n × m.
  ///   - dimensions: How many dimensions are wanted.
  ///   - tolerance: What Lanczos may leave of a triplet, relative to σ₁.
  ///   - generator: The source of Lanczos's random start.
  /// - Throws: What a singular value decomposition throws.
  /// - Precondition: `dimensions` is at least 0.
  /// - Complexity: O(min(n, m)·n·m) where the smaller side is below 600, else that of Lanczos.
  public init(
    _ weights: SparseMatrix<Double>, dimensions: Int, tolerance: Double = 1e-8,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    demand(dimensions >= 0, "a space has no \(dimensions) dimensions")
    let least = min(weights.rows, weights.columns)
    let svd: SVD<Double>
    if least < 600 {
      svd = try SVD(Matrix(weights))
    } else {
      svd = try SVD(
        lanczos: weights, rank: min(dimensions, least), tolerance: tolerance, using: &generator)
    }
    let rounding = Double(max(weights.rows, weights.columns)) * Double.ulpOfOne
    let first = svd.singularValues.first ?? 0
    let rank = svd.singularValues.prefix { $0 > rounding * first }.count
    let kept = 0..<min(dimensions, rank)
    singularValues = Vector(svd.singularValues.prefix(kept.count))
    directions = svd.v[columns: kept]
    // UΣ as AV: a text without words then lies at zero, and not where rounding puts it.
    texts = weights.product(directions)
  }

  private init(singularValues: Vector<Double>, directions: Matrix<Double>, texts: Matrix<Double>) {
    self.singularValues = singularValues
    self.directions = directions
    self.texts = texts
  }

  /// The model of the first dimensions alone; all of them if there are no more.
  public func truncated(to dimensions: Int) -> LatentSemanticModel {
    let kept = 0..<min(dimensions, self.dimensions)
    return LatentSemanticModel(
      singularValues: Vector(singularValues.prefix(kept.count)),
      directions: directions[columns: kept], texts: texts[columns: kept])
  }

  // snippet.coordinates
  /// The coordinates of new texts or queries from their weights, `aV` for
  /// each row a.
  ///
  /// - Precondition: `weights` has a column for each word.
  /// - Complexity: 2·k·(number of entries) operations.
  public func coordinates(of weights: SparseMatrix<Double>) -> Matrix<Double> {
    weights.product(directions)
  }
  // snippet.end

  /// The coordinates VΣ of the words: their cosines are those of the words' columns in the truncated matrix.
  public var words: Matrix<Double> { directions * Matrix(diagonal: singularValues) }

  /// The words that are nearest to one, by the cosine of their coordinates, the nearest first, without itself.
  ///
  /// - Precondition: `column` is the column of a word.
  /// - Complexity: O(words·k)
  public func neighbors(ofWord column: Int, count: Int) -> [(column: Int, cosine: Double)] {
    let cosines = Cosines.between(words[rows: [column]], words)
    return Self.ranked(cosines[row: 0].enumerated().filter { $0.offset != column }, count: count)
      .map { (column: $0.offset, cosine: $0.element) }
  }

  /// The largest first; of equal ones the first in order.
  static func ranked(
    _ scores: [(offset: Int, element: Double)], count: Int
  ) -> [(offset: Int, element: Double)] {
    Array(
      scores.sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }.prefix(max(count, 0)))
  }
}
