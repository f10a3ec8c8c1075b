public import LinearAlgebra

extension SparseFactors {
  /// Looks for two sparse factors that share a budget of entries, `W ≈ AB`.
  ///
  /// The inner size is min(m, n), so that one factor is square. The search begins with the identity and
  /// the largest entries of W, improves the factors in turn by ``SparseRegression``, and keeps the best
  /// pair that it met; on its places both factors are fitted by least squares in the end. The problem has
  /// many local minima, and nothing says that the one found is the least. Whatever comes out is no worse than
  /// the identity times the largest entries of W with the budget spent on both.
  ///
  /// A layer answers `Wx` to inputs x. If some inputs are larger than others, or vary together, an error
  /// in the one column costs more than in the other. With the Gram matrix `H = Σ xxᵀ` of the inputs the
  /// error is `Σ ‖(W − AB)x‖² = tr((W − AB) H (W − AB)ᵀ)`. The search then weighs each column of W by
  /// the size of its input, as the paper does, and the fit at the end takes all of H. An input that is
  /// always zero gets no entries.
  ///
  /// - Parameters:
  ///   - w: The matrix W, m × n.
  ///   - budget: How many entries both factors may have together. Up to min(m, n)·(m + n) can be used.
  ///   - inputs: The Gram matrix H of the inputs, n × n and positive semidefinite; if not given, all
  ///     inputs count alike.
  ///   - plan: How the factors are looked for.
  /// - Precondition: `inputs` is n × n.
  /// - Throws: `LinearAlgebraError.countOutOfRange` for a negative budget;
  ///   `LinearAlgebraError.notFinite`; `LinearAlgebraError.notPositiveSemidefinite` if an input has a
  ///   negative square; `LinearAlgebraError.parameterOutOfRange` for the plan.
  /// - Complexity: With k = min(m, n) and l = max(m, n), 2·k²·(k + l) operations for each step of a
  ///   sweep, and what the fit at the end costs.
  public init(
    _ w: Matrix<Scalar>, budget: Int, inputs: Matrix<Scalar>? = nil,
    plan: SparseFactorPlan<Scalar> = SparseFactorPlan()
  ) throws(LinearAlgebraError) {
    guard budget >= 0 else {
      throw .countOutOfRange(of: "entries", count: budget, allowed: 0...Int.max)
    }
    try plan.validate()
    try w.requireFinite(for: "The search for sparse factors")
    let search = try SparseFactorSearch(w, budget: budget, inputs: inputs, plan: plan)
    let (left, right) = try search.factors()
    self.init(left: SparseMatrix(left), right: SparseMatrix(right))
  }
}

/// A search in safe units: entries of W and of H are near 1.
private struct SparseFactorSearch<Scalar: LinearAlgebraScalar> {
  private let w: Matrix<Scalar>
  private let unit: PowerOfTwo<Scalar>
  private let inputs: Matrix<Scalar>?
  /// The sizes of the inputs, the roots of the diagonal of H.
  private let sizes: Vector<Scalar>
  private let budget: Int
  private let plan: SparseFactorPlan<Scalar>

  init(
    _ w: Matrix<Scalar>, budget: Int, inputs: Matrix<Scalar>?, plan: SparseFactorPlan<Scalar>
  ) throws(LinearAlgebraError) {
    unit = PowerOfTwo(notAbove: w.maxNorm)
    self.w = w.divided(by: unit)
    self.budget = budget
    self.plan = plan
    guard let inputs else {
      self.inputs = nil
      sizes = Vector(repeating: 1, count: w.columns)
      return
    }
    demand(
      inputs.rows == w.columns && inputs.columns == w.columns,
      "the Gram matrix of \(w.columns) inputs cannot be \(inputs.shape)")
    try inputs.requireFinite(for: "The search for sparse factors")
    if let index = inputs.diagonal.firstIndex(where: { $0 < 0 }) {
      throw .notPositiveSemidefinite(index: index, value: Double(inputs[index, index]))
    }
    let safe = inputs.divided(by: PowerOfTwo(notAbove: inputs.maxNorm))
    self.inputs = safe
    sizes = Vector(safe.diagonal.map { $0.squareRoot() })
  }

  /// The best pair of factors, in the units of W.
  func factors() throws(LinearAlgebraError) -> (Matrix<Scalar>, Matrix<Scalar>) {
    let weighted = w.scaled(columnsBy: sizes)
    let isWide = w.rows <= w.columns
    let found = try search(isWide ? weighted : weighted.transposed())
    let (left, right) =
      isWide
      ? (found.square, found.other) : (found.other.transposed(), found.square.transposed())
    var fit = SupportFit(w, inputs: inputs, left: left, right: unweighted(right))
    try fit.run(sweeps: plan.finalSweeps)
    let simple = pruned(weighted, isWide: isWide)
    let isFitBest = simple.map { fit.error <= $0.error } ?? true
    let best = isFitBest ? fit : simple ?? fit
    let half = PowerOfTwo<Scalar>(exponent: unit.exponent / 2)
    return (best.left.multiplied(by: half), best.right.multiplied(by: unit * half.inverse))
  }

  /// A right factor in the units of W itself; columns of inputs that are always zero vanish.
  private func unweighted(_ right: Matrix<Scalar>) -> Matrix<Scalar> {
    right.scaled(columnsBy: Vector(sizes.map { $0 > 0 ? 1 / $0 : 0 }))
  }

  /// The identity beside the largest entries of W, if the budget covers it.
  private func pruned(_ weighted: Matrix<Scalar>, isWide: Bool) -> SupportFit<Scalar>? {
    let size = Swift.min(w.rows, w.columns)
    guard budget >= size else { return nil }
    let kept = unweighted(weighted.keepingLargest(budget - size))
    let identity = Matrix<Scalar>.identity(size)
    return SupportFit(
      w, inputs: inputs, left: isWide ? identity : kept, right: isWide ? kept : identity)
  }

  /// Looks for `V ≈ ST` with a square S, for a V with no more rows than columns.
  private func search(
    _ v: Matrix<Scalar>
  ) throws(LinearAlgebraError) -> (square: Matrix<Scalar>, other: Matrix<Scalar>) {
    let share = shares(of: v)
    var square = SparseRegression(
      startingFrom: v.identityForLargestRows(share.square), count: share.square)
    var other = SparseRegression(
      startingFrom: v.keepingLargest(share.other), count: share.other)
    var best = (square: square.sparse, other: other.sparse)
    var least = (v - best.square * best.other).frobeniusNorm
    if least == 0 { return best }
    let transposed = v.transposed()
    for sweep in 0..<plan.sweeps {
      let penalty = plan.penalty(in: sweep)
      try other.approach(v, with: square.sparse, penalty: penalty, plan: plan)
      var turned = square.transposed()
      try turned.approach(
        transposed, with: other.sparse.transposed(), penalty: penalty, plan: plan)
      square = turned.transposed()
      let error = (v - square.sparse * other.sparse).frobeniusNorm
      if error < least { (best, least) = ((square.sparse, other.sparse), error) }
    }
    return best
  }

  /// How many entries each factor gets; neither more than it has places.
  private func shares(of v: Matrix<Scalar>) -> (square: Int, other: Int) {
    let (squarePlaces, otherPlaces) = (v.rows * v.rows, v.rows * v.columns)
    let wanted = Int((Double(plan.squareShare) * Double(budget)).rounded())
    let square = Swift.min(Swift.max(wanted, budget - otherPlaces), squarePlaces)
    return (square, Swift.min(budget - square, otherPlaces))
  }
}

extension Matrix {
  /// The square identity, or as many of its entries as are given, for the longest rows of this matrix.
  fileprivate func identityForLargestRows(_ count: Int) -> Matrix {
    let lengths = (0..<rows).map { self[row: $0].norm }
    return Matrix(
      diagonal: Vector(lengths.largestMagnitudes(count).map { $0 ? 1 : 0 }))
  }
}
