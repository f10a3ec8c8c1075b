public import LinearAlgebra

/// Search among many items with a score that is too expensive to ask for every pair.
///
/// ```swift
/// let index = try CURRetrieval(anchorQueryScores: scores, anchorItems: anchors)
/// let found = try index.search(top: 10, candidates: 50) { item in score(query, item) }
/// found.items       // the best ten
/// found.scoresAsked // how many times the score was asked
/// ```
///
/// The scores of all queries and items form a matrix. Some of its rows are scored beforehand, those
/// of the anchor queries (`R`); of a new row only the entries of the anchor items are. The CUR
/// decomposition then fills in the rest of that row, `s ≈ s[J] W⁺ R` with `W = R[:, J]`. Source:
/// Yadav, Monath, Angell, Zaheer and McCallum, "Efficient nearest neighbor search for cross-encoder
/// models using matrix factorization", EMNLP 2022, https://arxiv.org/abs/2210.12579.
public struct CURRetrieval<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The anchor items J, counted from 0.
  public let anchorItems: [Int]
  /// The factors of `W⁺R`: an embedding of the anchor scores and one of all items.
  private let embedding: LowRankMatrix<Scalar>

  /// What a search found.
  public struct Result: Equatable, Sendable {
    /// The items with the best scores, the best first.
    public let items: [Int]
    /// Their scores, exact.
    public let scores: Vector<Scalar>
    /// How many times the score was asked.
    public let scoresAsked: Int
  }

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - scores: The scores of the anchor queries with all items, `R`, q × N.
  ///   - anchorItems: The anchor items, each once, from 1 to N of them.
  ///   - relativeTolerance: The fraction of its largest up to which singular values of `W` count as
  ///     zero. Scores that are only nearly of low rank need one well above rounding, such as 0.01.
  /// - Precondition: Every anchor is an item, and none comes twice.
  /// - Throws: `LinearAlgebraError.countOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow` if the inverse of a singular value is not representable.
  /// - Complexity: O(q·j·min(q, j) + q·j·N) for j anchor items.
  public init(
    anchorQueryScores scores: Matrix<Scalar>, anchorItems: [Int], relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    try requireLandmarks(anchorItems.count, of: scores.columns)
    demand(
      Set(anchorItems).count == anchorItems.count, "an anchor is chosen twice: \(anchorItems)")
    try scores.requireFinite(for: "Retrieval")
    let inverse = try PseudoInverse(
      scores[columns: anchorItems], relativeTolerance: relativeTolerance)
    self.anchorItems = anchorItems
    embedding = LowRankMatrix(
      left: inverse.svd.v.scaled(columnsBy: inverse.svd.inverses),
      right: inverse.svd.u.transpose * scores)
  }

  /// Estimates the scores of all items for a query, from those of the anchor items.
  ///
  /// - Parameter anchorScores: The query's scores with the anchor items, in their order.
  /// - Returns: An estimate for each item.
  /// - Precondition: There is a score for each anchor item.
  /// - Complexity: O((j + N)·rank W)
  public func estimate(_ anchorScores: Vector<Scalar>) -> Vector<Scalar> {
    demand(
      anchorScores.count == anchorItems.count,
      "\(anchorItems.count) anchor items need as many scores, not \(anchorScores.count)")
    return embedding.transposeProduct(anchorScores)
  }

  /// Finds the best items for a query: estimates all, then asks for the scores of the most
  /// promising ones.
  ///
  /// - Parameters:
  ///   - count: How many items to return.
  ///   - candidates: How many items beyond the anchors to score exactly.
  ///   - score: The expensive score of an item for this query.
  /// - Returns: The best among the anchors and the candidates.
  /// - Throws: `LinearAlgebraError.countOutOfRange` unless there
  ///   are enough candidates and anchors to choose from;
  ///   `LinearAlgebraError.notFinite` for a bad score.
  /// - Complexity: anchors and candidates scored, and O(N·rank W + N log N) operations.
  public func search(
    top count: Int, candidates: Int, score: (Int) -> Scalar
  ) throws(LinearAlgebraError) -> Result {
    let others = embedding.columns - anchorItems.count
    guard (0...others).contains(candidates) else {
      throw .countOutOfRange(of: "candidates", count: candidates, allowed: 0...others)
    }
    let scored = anchorItems.count + candidates
    guard (1...scored).contains(count) else {
      throw .countOutOfRange(of: "results", count: count, allowed: 1...scored)
    }
    let anchorScores = Vector(anchorItems.map(score))
    try Matrix(row: anchorScores).requireFinite(for: "Retrieval")
    let anchors = Set(anchorItems)
    let promising = estimate(anchorScores).indicesByValue.lazy.filter { !anchors.contains($0) }
    let items = anchorItems + promising.prefix(candidates)
    let scores = Vector(anchorScores.elements + items.dropFirst(anchorItems.count).map(score))
    try Matrix(row: scores).requireFinite(for: "Retrieval")
    let best = scores.indicesByValue.prefix(count)
    return Result(
      items: best.map { items[$0] }, scores: Vector(best.map { scores[$0] }), scoresAsked: scored)
  }
}
