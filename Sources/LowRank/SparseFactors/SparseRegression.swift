internal import LinearAlgebra

/// One factor of a product while the other one is fixed: `min ‖V − ST‖` over all T with few entries.
///
/// The alternating direction method of multipliers (ADMM) splits what is hard at once into two easy
/// parts: least squares without any zeros, and the nearest matrix with few entries. The dual `U` adds up
/// how far the two are apart, and pulls them together:
///
///     T = (SᵀS + ρI)⁻¹ (SᵀV + ρ(Z − U)),   Z = the largest entries of T + U,   U = U + T − Z.
///
/// Sources: Boyd, Parikh, Chu, Peleato and Eckstein, "Distributed Optimization and Statistical Learning
/// via the Alternating Direction Method of Multipliers", Found. Trends Mach. Learn. 3, 2011,
/// https://doi.org/10.1561/2200000016, sections 3 and 9; Boža and Macko,
/// https://arxiv.org/abs/2409.18850, for the schedule.
struct SparseRegression<Scalar: LinearAlgebraScalar> {
  /// The factor with few entries, Z.
  var sparse: Matrix<Scalar>
  /// The dual U.
  var dual: Matrix<Scalar>
  /// How many entries there may be.
  let count: Int

  /// Begins with a factor whose dual is zero.
  init(startingFrom sparse: Matrix<Scalar>, count: Int) {
    self.sparse = sparse
    dual = .zero(rows: sparse.rows, columns: sparse.columns)
    self.count = count
  }

  /// The same for the product read from the other side.
  func transposed() -> SparseRegression {
    var other = SparseRegression(startingFrom: sparse.transposed(), count: count)
    other.dual = dual.transposed()
    return other
  }

  /// Makes some steps.
  ///
  /// They are made in units in which the columns of the fixed factor have length 1: there an entry of T is
  /// worth what it is large, and all comparisons are fair. In the first steps the places of the entries
  /// change, after that they stay.
  ///
  /// - Parameters:
  ///   - target: The product to reach, V.
  ///   - fixed: The other factor, S.
  ///   - penalty: The ρ of the first step. At 0 the step forgets which entries there were, at 1 it
  ///     stays close to them; in all further steps ρ is 1.
  ///   - plan: How many steps there are.
  /// - Throws: `LinearAlgebraError` if a number overflows.
  /// - Complexity: Two Cholesky factorizations of k × k matrices, and 2·k²·(columns of V) operations a
  ///   step.
  mutating func approach(
    _ target: Matrix<Scalar>, with fixed: Matrix<Scalar>, penalty: Scalar,
    plan: SparseFactorPlan<Scalar>
  ) throws(LinearAlgebraError) {
    let lengths = Vector((0..<fixed.columns).map { fixed[column: $0].norm })
    let inverses = Vector(lengths.map { $0 > 0 ? 1 / $0 : 0 })
    let unit = fixed.scaled(columnsBy: inverses)
    // A column of zeros reaches nothing: with length 0 its row of T vanishes.
    sparse = sparse.scaled(rowsBy: lengths)
    dual = dual.scaled(rowsBy: lengths)
    let gram = unit.gram()
    let goal = unit.transpose * target
    let first = try Cholesky(gram.addingToDiagonal(plan.ridge + penalty))
    let later = try Cholesky(gram.addingToDiagonal(plan.ridge + 1))
    var mask: [Bool] = []
    for step in 0..<plan.steps {
      let weight = step == 0 ? penalty : 1
      let free = try (step == 0 ? first : later).solve(goal + weight * (sparse - dual))
      let sum = free + dual
      if step < plan.freeSteps { mask = sum.elements.largestMagnitudes(count) }
      sparse = sum.kept(where: mask)
      dual = sum - sparse
    }
    sparse = sparse.scaled(rowsBy: inverses)
    dual = dual.scaled(rowsBy: inverses)
  }
}

extension Matrix {
  /// The matrix with a number added to each entry of the diagonal.
  func addingToDiagonal(_ number: Scalar) -> Matrix {
    var sum = self
    for i in 0..<Swift.min(rows, columns) { sum[i, i] += number }
    return sum
  }
}
