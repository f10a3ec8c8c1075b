public import LinearAlgebra

/// Factors of what people did, where what they did not do counts as well, a little.
///
/// Each place of the matrix has a wish, 1 where something was done and 0 elsewhere, and a confidence in
/// it, `cᵤᵢ ≥ 1`, which is 1 where nothing was done. Made small is
/// `Σ cᵤᵢ (wᵤᵢ − pᵤᵀqᵢ)² + λ(Σ‖pᵤ‖² + Σ‖qᵢ‖²)` over *all* places. With Y the matrix whose rows are the qᵢ,
///
///     (YᵀY + Σᵢ (cᵤᵢ − 1) qᵢqᵢᵀ + λI) pᵤ = Σᵢ cᵤᵢ qᵢ ,
///
/// where both sums go over what was done only: `YᵀY` stands for all the rest, and is computed once for
/// everybody. Source: Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets",
/// ICDM 2008, https://doi.org/10.1109/ICDM.2008.22.
public struct ImplicitFactorization<Scalar: LinearAlgebraScalar>: Sendable {
  /// How the systems of a half of a sweep are solved.
  public enum Solver: Equatable, Sendable {
    /// By a Cholesky factorization for each row.
    case cholesky
    /// By so many steps of conjugate gradients from where the row was. Source: Takács, Pilászy and Tikk,
    /// "Applications of the conjugate gradient method for implicit feedback collaborative filtering",
    /// RecSys 2011, https://doi.org/10.1145/2043932.2043987.
    case conjugateGradients(steps: Int)
  }

  /// The weight of the squares of what is learned, λ.
  public let penalty: Scalar
  /// How the systems are solved.
  public let solver: Solver
  let byPerson: SparseMatrix<Scalar>
  private let byItem: SparseMatrix<Scalar>

  /// Prepares sweeps.
  ///
  /// - Parameters:
  ///   - excess: What was done: a row a person, a column an item, and for each place how far the
  ///     confidence exceeds 1, such as a multiple of a count.
  ///   - penalty: The weight of the squares, λ.
  ///   - solver: How the systems are solved.
  /// - Precondition: Neither a confidence's excess nor the penalty is negative.
  public init(
    confidenceExcess excess: SparseMatrix<Scalar>, penalty: Scalar, solver: Solver = .cholesky
  ) {
    demand(penalty >= 0, "a penalty is a number from 0 up, not \(penalty)")
    demand(excess.values.allSatisfy { $0 >= 0 }, "a confidence is a number from 1 up")
    self.penalty = penalty
    self.solver = solver
    byPerson = excess
    byItem = excess.transposed()
  }

  /// Solves for all people, then for all items.
  ///
  /// - Precondition: The model is for as many people and items.
  /// - Throws: `LinearAlgebraError.notPositiveDefinite` if the penalty is 0 and factors are dependent.
  /// - Complexity: With the Cholesky factorization 2k²·(entries) + (1/3)k³(people + items) operations
  ///   for k factors, with s steps 8(s + 1)k·(entries) + 4(s + 1)k²(people + items).
  public func sweep(_ model: inout ImplicitModel<Scalar>) throws(LinearAlgebraError) {
    demand(
      model.people.columns == byPerson.rows && model.items.columns == byPerson.columns,
      "a model of \(model.people.columns) people and \(model.items.columns) items does not fit a "
        + "matrix of \(byPerson.shape)")
    // A product with all threads, such as YᵀY, would leave them spinning while those of the rows work.
    try Threads.withoutThoseOfBLAS { () throws(LinearAlgebraError) in
      try solve(byPerson, model.items, for: &model.people)
      try solve(byItem, model.people, for: &model.items)
    }
  }

  private func solve(
    _ rows: SparseMatrix<Scalar>, _ fixed: Matrix<Scalar>, for sought: inout Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    let systems = systems(rows, fixed)
    switch solver {
    case .cholesky: sought = try systems.solve()
    case .conjugateGradients(let steps): systems.improve(&sought, steps: steps)
    }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func systems(_ rows: SparseMatrix<Scalar>, _ fixed: Matrix<Scalar>) -> RowSystems<Scalar> {
    RowSystems(
      design: fixed, base: fixed.rowGram(), starts: rows.rowStarts, indices: rows.columnIndices,
      weights: rows.values, targets: rows.values.map { $0 + 1 },
      penalties: Array(repeating: penalty, count: rows.rows))
  }

  /// What the sweeps make smaller, over all places, without forming them.
  ///
  /// `Σ (pᵤᵀqᵢ)²` over all places is `⟨XᵀX, YᵀY⟩`; what was done needs a correction each.
  ///
  /// - Complexity: O(factors·(entries) + factors²·(people + items))
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func loss(of model: ImplicitModel<Scalar>) -> Scalar {
    let (people, items) = (model.people.rowGram(), model.items.rowGram())
    var loss = people.hadamard(items).elements.reduce(0, +)
    for person in 0..<byPerson.rows {
      for place in byPerson.rowStarts[person]..<byPerson.rowStarts[person + 1] {
        let guess = model.people.product(
          ofColumn: person, withColumn: Int(byPerson.columnIndices[place]), of: model.items)
        let miss = 1 - guess
        loss += (1 + byPerson.values[place]) * miss * miss - guess * guess
      }
    }
    return loss + penalty * (people.trace + items.trace)
  }
}

/// A vector for each person and each item; their product says how much the person would like the item.
public struct ImplicitModel<Scalar: LinearAlgebraScalar>: Recommender, Equatable {
  /// Column u is the vector of a person.
  public var people: Matrix<Scalar>
  /// Column i is the vector of an item.
  public var items: Matrix<Scalar>

  /// Where a fit begins: small random vectors.
  public init(
    people: Int, items: Int, factors: Int, spread: Scalar = 0.1,
    using generator: inout some RandomNumberGenerator
  ) {
    self.people = .gaussian(rows: factors, columns: people, using: &generator).map { $0 * spread }
    self.items = .gaussian(rows: factors, columns: items, using: &generator).map { $0 * spread }
  }

  /// `pᵤᵀqᵢ` for all items.
  ///
  /// - Complexity: 2·factors·items operations.
  public func scores(for person: Int) -> Vector<Scalar> {
    items.transpose * people[column: person]
  }
}
