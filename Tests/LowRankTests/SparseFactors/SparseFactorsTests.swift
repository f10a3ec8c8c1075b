import LinearAlgebra
import LowRank
import Testing

@Suite struct `Two sparse factors` {
  @Test(arguments: precisions) func `multiply like their product`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      let factors = SparseFactors(
        left: SparseMatrix<Scalar>.random(
          rows: 7, columns: 5, nonZeroCount: 12, using: &generator),
        right: .random(rows: 5, columns: 9, nonZeroCount: 20, using: &generator))
      #expect((factors.rows, factors.innerSize, factors.columns) == (7, 5, 9))
      #expect(factors.nonZeroCount == 32)
      let product = Matrix(factors.left) * Matrix(factors.right)
      #expect(Matrix(factors).isApproximatelyEqual(to: product, relativeTolerance: 1e-5))
      #expect(
        Matrix(factors.transposed()).isApproximatelyEqual(
          to: product.transposed(), relativeTolerance: 1e-5))
      try factors.checkAdjoint(using: &generator)
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `keep to their budget, whatever it is`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 2)
      for (rows, columns) in [(8, 8), (6, 11), (11, 6), (1, 5), (5, 1), (1, 1)] {
        let w = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let most = min(rows, columns) * (rows + columns)
        for budget in [0, 1, 2, rows, most / 4, most / 2, most, most + 100] {
          let fit = try SparseFactors(w, budget: budget, plan: .short())
          #expect(fit.nonZeroCount <= budget)
          #expect(fit.rows == rows && fit.columns == columns)
          #expect(fit.innerSize == min(rows, columns))
          let error = (w - Matrix(fit)).frobeniusNorm
          #expect(error <= w.frobeniusNorm * (1 + 10 * .ulpOfOne))
          // The identity and all of W fit.
          if budget >= min(rows, columns) + rows * columns {
            #expect(error <= rounding(w) * w.frobeniusNorm)
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `spend the whole budget where entries are left to reach`() throws {
    var generator = SplitMix64(seed: 3)
    let w = Matrix<Double>.gaussian(rows: 16, columns: 24, using: &generator)
    for budget in [60, 100, 192, 250] {
      #expect(try SparseFactors(w, budget: budget).nonZeroCount == budget)
    }
  }

  @Test func `are no worse than pruning beside the identity`() throws {
    var generator = SplitMix64(seed: 4)
    for (rows, columns) in [(12, 12), (9, 20), (20, 9)] {
      let w = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
      for budget in [20, rows * columns / 2, rows * columns - 3] {
        let size = min(rows, columns)
        let pruned = try w.pruned(to: budget - size)
        // A plan that finds nothing: the bound holds for every plan.
        for plan in [SparseFactorPlan<Double>(), .init(sweeps: 0, finalSweeps: 0)] {
          let fit = try SparseFactors(w, budget: budget, plan: plan)
          #expect(
            (w - Matrix(fit)).frobeniusNorm <= (w - pruned).frobeniusNorm * (1 + 1e-12))
        }
      }
    }
  }

  @Test func `beat pruning and the SVD at half the numbers of a random matrix`() throws {
    for seed in 0..<3 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      let w = Matrix<Double>.gaussian(rows: 48, columns: 48, using: &generator)
      let budget = w.elements.count / 2
      let fit = try SparseFactors(w, budget: budget)
      #expect(fit.nonZeroCount == budget)
      let error = (w - Matrix(fit)).frobeniusNorm
      #expect(error < (w - (try w.pruned(to: budget))).frobeniusNorm)
      let thin = try SVD(w).truncated(toRank: budget / 96)
      #expect(error < (w - Matrix(thin)).frobeniusNorm)
    }
  }

  @Test func `leave what they cannot reach at zero`() throws {
    var w = Matrix<Double>.zero(rows: 6, columns: 6)
    for i in 0..<6 { w[i, i] = Double(i + 1) }
    // Each row of the product needs an entry of each factor: four entries reach two rows.
    let fit = try SparseFactors(w, budget: 4, plan: .init(squareShare: 0.5))
    let product = Matrix(fit)
    #expect(product.elements.count { $0 != 0 } <= 4)
    #expect((w - product).frobeniusNorm < w.frobeniusNorm)
    let zero = try SparseFactors(Matrix<Double>.zero(rows: 4, columns: 7), budget: 10)
    #expect(Matrix(zero) == .zero(rows: 4, columns: 7))
    let empty = try SparseFactors(Matrix<Double>.zero(rows: 0, columns: 3), budget: 10)
    #expect(empty.nonZeroCount == 0)
  }

  @Test(arguments: precisions) func `have the same places in every unit`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 5)
      let w = Matrix<Scalar>.gaussian(rows: 10, columns: 14, using: &generator)
      let fit = try SparseFactors(w, budget: 70, plan: .short())
      let most = Int(Scalar.greatestFiniteMagnitude.exponent)
      let least = Int(Scalar.leastNormalMagnitude.exponent) + 30
      for exponent in [least, -most / 2, -1, 7, most / 2, most - 3] {
        let unit = PowerOfTwo<Scalar>(exponent: exponent)
        let other = try SparseFactors(w.multiplied(by: unit), budget: 70, plan: .short())
        #expect(other.left.columnIndices == fit.left.columnIndices)
        #expect(other.right.columnIndices == fit.right.columnIndices)
        #expect(Matrix(other) == Matrix(fit).multiplied(by: unit))
      }
    }
    try check(scalar)
  }

  @Test func `refuse what is not finite and what makes no sense`() {
    let w: Matrix<Double> = [[1, 2], [3, .infinity]]
    let good = Matrix<Double>.identity(2)
    #expect(
      throws: LinearAlgebraError.notFinite(
        routine: "The search for sparse factors", row: 1, column: 1)
    ) { try SparseFactors(w, budget: 3) }
    #expect(
      throws: LinearAlgebraError.countOutOfRange(
        of: "entries", count: -1, allowed: 0...Int.max)
    ) { try SparseFactors(good, budget: -1) }
    #expect(throws: LinearAlgebraError.notPositiveSemidefinite(index: 1, value: -1)) {
      try SparseFactors(good, budget: 3, inputs: [[1, 0], [0, -1]])
    }
    #expect(
      throws: LinearAlgebraError.notFinite(
        routine: "The search for sparse factors", row: 0, column: 1)
    ) { try SparseFactors(good, budget: 3, inputs: [[1, .nan], [0, 1]]) }
    for share in [-0.1, 1.1, .nan] {
      #expect(throws: LinearAlgebraError.self) {
        try SparseFactors(good, budget: 3, plan: .init(squareShare: share))
      }
    }
  }
}

extension SparseFactorPlan {
  /// Few sweeps, for what does not depend on their number.
  static func short() -> SparseFactorPlan { SparseFactorPlan(sweeps: 6, finalSweeps: 4) }
}
