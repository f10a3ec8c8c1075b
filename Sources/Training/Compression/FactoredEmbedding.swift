public import LinearAlgebra
public import LowRank

/// A table of tokens as a product of thin factors, `E = L R`: short columns, and a map to long
/// ones.
///
/// ```swift
/// let small = try FactoredEmbedding(table, rank: 16)
/// small.parameterCount  // 16·(features + vocabulary), not features·vocabulary
/// ```
///
/// The column of token t is `L R[:, t] + b`, where the bias b, if there is one, is as long as a
/// column and not as the vocabulary. Going back, `∂L = G R[:, t]ᵀ`, `∂R[:, t] = LᵀG`, `∂b = G 1`.
public struct FactoredEmbedding<Scalar: LinearAlgebraScalar>: Parametrized {
  /// The map L from short columns to long ones, features × r.
  public var left: Parameter<Scalar>
  /// The short columns R of the tokens, r × vocabulary.
  public var right: Parameter<Scalar>
  /// What is added to every column, features × 1; nil for nothing.
  public var bias: Parameter<Scalar>?
  private var tokens: [Int] = []
  private var hidden = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Wraps factors.
  ///
  /// - Precondition: The bias has an entry for each feature.
  public init(_ table: LowRankMatrix<Scalar>, bias: Vector<Scalar>? = nil) {
    demand(
      bias.map { $0.count == table.rows } ?? true,
      "a bias of \(bias?.count ?? 0) entries does not fit columns of \(table.rows)")
    (left, right) = (Parameter(table.left), Parameter(table.right))
    self.bias = bias.map { Parameter(Matrix(column: $0)) }
  }

  /// Factors a table, in the way that is best for tokens that are used as often as given.
  ///
  /// The mean of `‖E[:, t] − E′[:, t]‖²` over the tokens of a text is the output error for inputs
  /// that are unit vectors. Their Gram matrix is the diagonal of the frequencies, so this is
  /// ``OutputSVD`` once more. A token that is never used keeps what its column has in common with
  /// the others.
  ///
  /// - Parameters:
  ///   - table: The columns of the tokens, features × vocabulary.
  ///   - frequencies: How often each token is used; nil for all alike.
  ///   - rank: The rank r.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`; as `OutputSVD.init(_:gram:)`.
  /// - Precondition: There is a frequency for each token, and none is negative.
  public init(
    _ table: Matrix<Scalar>, frequencies: Vector<Double>? = nil, rank: Int
  ) throws(LinearAlgebraError) {
    let largest = min(table.rows, table.columns)
    guard rank >= 1, rank <= largest else {
      throw .rankOutOfRange(rank: rank, allowed: min(1, largest)...largest)
    }
    let weights = frequencies ?? Vector(repeating: 1, count: table.columns)
    demand(
      weights.count == table.columns && weights.allSatisfy { $0 >= 0 },
      "\(weights.count) frequencies, none negative, are needed for \(table.columns) tokens")
    let outputs = try OutputSVD(table, gram: Matrix(diagonal: weights))
    self.init(try outputs.truncated(toRank: rank).balanced())
  }

  /// The number of tokens.
  public var vocabulary: Int { right.value.columns }
  /// The length of a token's column.
  public var features: Int { left.value.rows }
  /// The length r of a short column.
  public var rank: Int { right.value.rows }

  /// The columns of tokens, features × tokens.
  ///
  /// - Precondition: The tokens are in the vocabulary.
  /// - Complexity: 2·features·r·tokens operations.
  public mutating func forward(_ list: [Int]) -> Matrix<Scalar> {
    for token in list {
      demand(
        (0..<vocabulary).contains(token),
        "token \(token) is not in a vocabulary of \(vocabulary)")
    }
    tokens = list
    hidden = right.value[columns: list]
    guard let bias else { return left.value * hidden }
    return left.value.product(hidden, plusColumn: bias.value)
  }

  /// Adds to the gradients of the factors and the bias.
  ///
  /// - Precondition: The gradient has the shape of the last output.
  public mutating func backward(_ gradient: Matrix<Scalar>) {
    left.accumulate(gradient * hidden.transpose)
    bias?.accumulate(gradient.sumOfColumns)
    let inner = left.value.transpose * gradient
    let (rank, count, tokens) = (self.rank, vocabulary, self.tokens)
    right.accumulate(
      {
        var sums = Matrix<Scalar>.zero(rows: rank, columns: count)
        for (j, token) in tokens.enumerated() {
          for i in 0..<rank { sums[i, token] += inner[i, j] }
        }
        return sums
      }())
  }

  /// Calls a body with `left.weight`, `right.weight` and `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("left.weight", &left)
    body("right.weight", &right)
    guard var column = bias else { return }
    bias = nil  // so that the column is changed in place, not copied
    body("bias", &column)
    bias = column
  }
}
