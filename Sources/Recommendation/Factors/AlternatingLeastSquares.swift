public import LinearAlgebra

/// Alternating least squares: with one side fixed, the other is a ridge regression for each row.
///
/// It makes `Σ (rᵤᵢ − μ − bᵤ − cᵢ − pᵤᵀqᵢ)² + Σ λᵤ(bᵤ² + ‖pᵤ‖²) + Σ λᵢ(cᵢ² + ‖qᵢ‖²)` smaller in every half of a
/// sweep, and never larger: with the items fixed, `(pᵤ, bᵤ)` is the solution of
///
///     (Σᵢ zᵢzᵢᵀ + λᵤI) x = Σᵢ (rᵤᵢ − μ − cᵢ) zᵢ ,   zᵢ = (qᵢ, 1)
///
/// over the items that person u rated. Source: Zhou, Wilkinson, Schreiber and Pan, "Large-scale
/// parallel collaborative filtering for the Netflix prize", AAIM 2008,
/// https://doi.org/10.1007/978-3-540-68880-8_32, which scales the penalty by counts.
public struct AlternatingLeastSquares<Scalar: LinearAlgebraScalar>: Sendable {
  /// How the penalty of a person or an item depends on the number of their ratings n.
  public enum Scaling: Sendable {
    /// λ for all.
    case constant
    /// λn: every rating brings its own share.
    case byCount
  }

  /// The weight of the squares of what is learned, λ.
  public let penalty: Scalar
  /// How it depends on counts.
  public let scaling: Scaling
  private let byPerson: SparseMatrix<Scalar>
  private let byItem: SparseMatrix<Scalar>

  /// Prepares sweeps over ratings.
  ///
  /// - Precondition: The penalty is not negative.
  public init(_ ratings: Ratings, penalty: Scalar, scaling: Scaling = .byCount) {
    demand(penalty >= 0, "a penalty is a number from 0 up, not \(penalty)")
    self.penalty = penalty
    self.scaling = scaling
    byPerson = ratings.matrix()
    byItem = byPerson.transposed()
  }

  /// Solves for all people, then for all items.
  ///
  /// - Precondition: The model is for as many people and items.
  /// - Throws: `LinearAlgebraError.notPositiveDefinite` if the penalty is too small for somebody with
  ///   few ratings.
  /// - Complexity: 2k²·ratings + (1/3)k³(people + items) operations for k factors.
  public func sweep(_ model: inout FactorModel<Scalar>) throws(LinearAlgebraError) {
    requireFit(model)
    let people = try systems(
      byPerson, model.items, adding: model.biases.items, to: model.biases.mean
    ).solve()
    (model.people, model.biases.people) = Self.split(people)
    let items = try systems(
      byItem, model.people, adding: model.biases.people, to: model.biases.mean
    ).solve()
    (model.items, model.biases.items) = Self.split(items)
  }

  /// What the sweeps make smaller: the squared errors and the penalties.
  ///
  /// - Complexity: O(factors·ratings)
  public func loss(of model: FactorModel<Scalar>) -> Scalar {
    requireFit(model)
    var loss: Scalar = 0
    let errors = errors(of: model)
    loss += errors.dot(errors)
    for (rows, factors, biases) in [
      (byPerson, model.people, model.biases.people), (byItem, model.items, model.biases.items),
    ] {
      for row in 0..<rows.rows {
        let vector = factors[column: row]
        loss +=
          penalty(rows.rowStarts[row + 1] - rows.rowStarts[row])
          * (vector.dot(vector) + biases[row] * biases[row])
      }
    }
    return loss
  }

  private func errors(of model: FactorModel<Scalar>) -> Vector<Scalar> {
    let (starts, columns, values) = (byPerson.rowStarts, byPerson.columnIndices, byPerson.values)
    var errors = Vector<Scalar>.zero(values.count)
    for person in 0..<byPerson.rows {
      for place in starts[person]..<starts[person + 1] {
        errors[place] =
          values[place] - model.unclipped(person: person, item: Int(columns[place]))
      }
    }
    return errors
  }

  private func penalty(_ count: Int) -> Scalar {
    scaling == .byCount ? penalty * Scalar(count) : penalty
  }

  private func requireFit(_ model: FactorModel<Scalar>) {
    demand(
      model.people.columns == byPerson.rows && model.items.columns == byPerson.columns,
      "a model of \(model.people.columns) people and \(model.items.columns) items does not fit "
        + "ratings of \(byPerson.columns) items by \(byPerson.rows) people")
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func systems(
    _ rows: SparseMatrix<Scalar>, _ factors: Matrix<Scalar>, adding biases: Vector<Scalar>,
    to mean: Scalar
  ) -> RowSystems<Scalar> {
    let starts = rows.rowStarts
    let (values, columns, biases) = (rows.values, rows.columnIndices, biases.elements)
    let known = values.indices.map { values[$0] - mean - biases[Int(columns[$0])] }
    return RowSystems(
      design: factors.withRowOfOnes(), base: nil, starts: starts, indices: rows.columnIndices,
      weights: nil, targets: known,
      penalties: zip(starts, starts.dropFirst()).map { penalty($1 - $0) })
  }

  private static func split(_ solutions: Matrix<Scalar>) -> (Matrix<Scalar>, Vector<Scalar>) {
    let last = solutions.rows - 1
    return (solutions[rows: 0..<last], solutions[row: last])
  }
}

extension Matrix {
  /// Every column with a 1 at its end, which stands before the bias.
  func withRowOfOnes() -> Matrix {
    appending(rowsOf: Matrix(rows: 1, columns: columns, repeating: 1))
  }
}
