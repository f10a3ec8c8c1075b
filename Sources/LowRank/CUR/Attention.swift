public import LinearAlgebra
import RealModule

/// The attention of a transformer, `softmax(QKᵀ/√d) V`, exact and through landmarks.
///
/// ```swift
/// let attention = Attention(query: q, key: k, value: v)
/// attention.exact
/// try attention.nystrom(landmarks: 16)
/// ```
///
/// All positions see all positions: pooled landmarks mix past and future, so there is no causal
/// form of the second one.
public struct Attention<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The queries, one per row, n × d.
  public let query: Matrix<Scalar>
  /// The keys, one per row, l × d.
  public let key: Matrix<Scalar>
  /// The values, one per row, l × e.
  public let value: Matrix<Scalar>

  /// How the small matrix between landmarks is inverted.
  public enum Inverse: Equatable, Sendable {
    /// The pseudo-inverse by SVD.
    case svd
    /// The pseudo-inverse by SVD, in which singular values up to this fraction of the largest count
    /// as zero.
    case truncatedSVD(relativeTolerance: Scalar)
    /// The iteration of ``LinearAlgebra/Matrix/newtonSchulzPseudoInverse(steps:)``.
    case newtonSchulz(steps: Int)
  }

  /// Puts queries, keys and values together.
  ///
  /// - Precondition: Queries and keys have as many columns, keys and values as many rows.
  public init(query: Matrix<Scalar>, key: Matrix<Scalar>, value: Matrix<Scalar>) {
    demand(
      query.columns == key.columns && key.rows == value.rows,
      "queries of \(query.shape), keys of \(key.shape) and values of \(value.shape) do not fit")
    self.query = query
    self.key = key
    self.value = value
  }

  /// The result of attention, n × e.
  ///
  /// - Complexity: 2·n·l·(d + e) operations.
  public var exact: Matrix<Scalar> { weights(query, key) * value }

  /// Approximates attention by its CUR decomposition with averages as landmarks.
  ///
  /// `softmax(QK̃ᵀ) softmax(Q̃K̃ᵀ)⁺ (softmax(Q̃Kᵀ) V)`, where `Q̃` and `K̃` are the means of m
  /// consecutive stretches of queries and keys, as even as m divides. It is a CUR decomposition in
  /// spirit only: the softmax of an average is no row of the full matrix, so the rows of weights
  /// need not sum to 1. With as many landmarks as positions it is exact where the weights are
  /// regular. Source: Xiong et al., "Nyströmformer: a Nyström-based algorithm for approximating
  /// self-attention", AAAI 2021, https://arxiv.org/abs/2102.03902.
  ///
  /// - Parameters:
  ///   - m: The number of landmarks, from 1 to the number of queries and of keys.
  ///   - inverse: How to invert the matrix between landmarks.
  /// - Returns: The approximation, n × e.
  /// - Throws: `LinearAlgebraError.countOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: O((n + l)·m·(d + e) + m³): linear in the number of positions.
  public func nystrom(
    landmarks m: Int, inverse: Inverse = .newtonSchulz(steps: 6)
  ) throws(LinearAlgebraError) -> Matrix<Scalar> {
    try requireLandmarks(m, of: min(query.rows, key.rows))
    for part in [query, key, value] { try part.requireFinite(for: "Attention") }
    let (shortQuery, shortKey) = (query.segmentMeans(m), key.segmentMeans(m))
    let middle = weights(shortQuery, shortKey)
    // From the right, so that nothing n × l is ever formed.
    let pooled = weights(shortQuery, key) * value
    let solved: Matrix<Scalar>
    switch inverse {
    case .svd: solved = try PseudoInverse(middle).solve(pooled)
    case .truncatedSVD(let tolerance):
      solved = try PseudoInverse(middle, relativeTolerance: tolerance).solve(pooled)
    case .newtonSchulz(let steps):
      solved = middle.newtonSchulzPseudoInverse(steps: steps) * pooled
    }
    return weights(query, shortKey) * solved
  }

  private func weights(_ q: Matrix<Scalar>, _ k: Matrix<Scalar>) -> Matrix<Scalar> {
    // Half of the scale on each side: the products then stay in range if the result does.
    let scale = 1 / Scalar(max(1, query.columns)).squareRoot().squareRoot()
    return (q.scaled(by: scale) * k.scaled(by: scale).transpose).softmaxOfRows()
  }
}

extension Matrix {
  /// Replaces each row by its softmax, `eˣⱼ / Σ eˣₗ`, computed from differences to the row's largest
  /// entry.
  ///
  /// - Complexity: O(rows × columns)
  public func softmaxOfRows() -> Matrix {
    var turned = transposed()
    for i in 0..<rows {
      let row = turned[column: i]
      let largest = row.max() ?? 0
      let powers = Vector(row.map { Scalar.exp($0 - largest) })
      turned[column: i] = powers / powers.elements.reduce(0, +)
    }
    return turned.transposed()
  }

  /// The means of consecutive stretches of rows, as even in length as can be.
  ///
  /// - Precondition: There are from 1 to `rows` stretches, or none for no rows.
  /// - Complexity: O(rows × columns)
  public func segmentMeans(_ count: Int) -> Matrix {
    demand(
      count >= Swift.min(1, rows) && count <= rows, "\(rows) rows have no \(count) stretches")
    // Stretch s starts at row ⌊s·rows/count⌋: lengths differ by one at most.
    let starts = (0...count).map { count == 0 ? 0 : $0 * rows / count }
    return Matrix(rows: count, columns: columns) { s, j in
      let stretch = starts[s]..<starts[s + 1]
      return stretch.reduce(Scalar.zero) { $0 + self[$1, j] } / Scalar(stretch.count)
    }
  }
}
