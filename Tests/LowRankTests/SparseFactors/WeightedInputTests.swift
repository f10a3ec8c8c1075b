import LinearAlgebra
import LowRank
import Testing

@Suite struct `Sparse factors for given inputs` {
  /// The error `tr((W − AB) H (W − AB)ᵀ)`, by the inputs themselves.
  private func answerError(
    _ w: Matrix<Double>, _ fit: SparseFactors<Double>, _ x: Matrix<Double>
  ) -> Double { ((w - Matrix(fit)) * x).frobeniusNorm }

  @Test func `answer them better than factors that know nothing of them`() throws {
    for (rows, columns) in [(20, 20), (12, 24), (24, 12)] {
      for seed in 0..<3 as Range<UInt64> {
        var generator = SplitMix64(seed: 10 + seed)
        let w = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
        let mixing = Matrix<Double>.gaussian(rows: columns, columns: columns, using: &generator)
        let sizes = Vector((0..<columns).map { 1 / (1 + Double($0)) })
        let x =
          mixing.scaled(columnsBy: sizes)
          * Matrix.gaussian(rows: columns, columns: 100, using: &generator)
        let budget = w.elements.count / 2
        let blind = try SparseFactors(w, budget: budget)
        let seeing = try SparseFactors(w, budget: budget, inputs: x.rowGram())
        #expect(seeing.nonZeroCount <= budget)
        #expect(answerError(w, seeing, x) < answerError(w, blind, x))
      }
    }
  }

  @Test func `of one size are those without a Gram matrix`() throws {
    var generator = SplitMix64(seed: 20)
    let w = Matrix<Double>.gaussian(rows: 10, columns: 15, using: &generator)
    let plain = try SparseFactors(w, budget: 80)
    let same = try SparseFactors(w, budget: 80, inputs: .identity(15) * 4.0)
    #expect(same.left.columnIndices == plain.left.columnIndices)
    #expect((Matrix(same) - Matrix(plain)).frobeniusNorm <= 1e-6 * w.frobeniusNorm)
  }

  @Test func `spend nothing on inputs that are always zero`() throws {
    var generator = SplitMix64(seed: 21)
    for (rows, columns) in [(9, 14), (14, 9), (9, 9)] {
      let w = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
      var x = Matrix<Double>.gaussian(rows: columns, columns: 40, using: &generator)
      for dead in [0, 4, columns - 1] { x[row: dead] = .zero(40) }
      let fit = try SparseFactors(w, budget: 60, inputs: x.rowGram())
      #expect(fit.left.values.allSatisfy(\.isFinite) && fit.right.values.allSatisfy(\.isFinite))
      for dead in [0, 4, columns - 1] {
        #expect((0..<fit.innerSize).allSatisfy { fit.right[$0, dead] == 0 })
      }
      #expect(answerError(w, fit, x) < (w * x).frobeniusNorm)
    }
  }

  @Test func `are empty where every input is zero`() throws {
    let w = Matrix<Double>(rows: 3, columns: 4, repeating: 2)
    let fit = try SparseFactors(w, budget: 10, inputs: .zero(rows: 4, columns: 4))
    #expect(Matrix(fit) == .zero(rows: 3, columns: 4))
  }

  @Test func `that are fewer than the columns need not determine the factors`() throws {
    var generator = SplitMix64(seed: 22)
    let w = Matrix<Double>.gaussian(rows: 12, columns: 16, using: &generator)
    let x = Matrix<Double>.gaussian(rows: 16, columns: 3, using: &generator)
    let fit = try SparseFactors(w, budget: 96, inputs: x.rowGram())
    #expect(fit.left.values.allSatisfy(\.isFinite) && fit.right.values.allSatisfy(\.isFinite))
    #expect(answerError(w, fit, x) < 1e-2 * (w * x).frobeniusNorm)
  }

  @Test func `do not change with the unit of the inputs`() throws {
    var generator = SplitMix64(seed: 23)
    let w = Matrix<Double>.gaussian(rows: 8, columns: 8, using: &generator)
    let gram = Matrix<Double>.gaussian(rows: 8, columns: 20, using: &generator).rowGram()
    let fit = try SparseFactors(w, budget: 32, inputs: gram)
    for exponent in [-900, -3, 900] {
      let other = try SparseFactors(
        w, budget: 32, inputs: gram.multiplied(by: PowerOfTwo(exponent: exponent)))
      #expect(other == fit)
    }
  }
}
