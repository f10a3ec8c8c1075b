import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `A column selector` {
  @Test(arguments: precisions) func `finds as many different columns as asked`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 101)
      for (m, n) in generator.shapes() where m > 0 && n > 0 {
        let a = Matrix<Scalar>.gaussian(rows: m, columns: n, using: &generator)
        for selector in ColumnSelector.allCases {
          for k in Set([1, min(m, n)]) {
            let chosen = try a.selectColumns(k, by: selector, using: &generator)
            #expect(chosen.count == k && Set(chosen).count == k, "\(selector), \(m) × \(n)")
            #expect(chosen.allSatisfy { $0 >= 0 && $0 < n }, "\(selector)")
          }
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: ColumnSelector.allCases) func `copes with zero and with repeated columns`(
    _ selector: ColumnSelector
  ) throws {
    var generator = SplitMix64(seed: 102)
    let zero = Matrix<Double>.zero(rows: 5, columns: 7)
    let repeated = Matrix<Double>(rows: 5, columns: 7) { i, j in Double(1 + i * (j % 2)) }
    for a in [zero, repeated] {
      let chosen = try a.selectColumns(4, by: selector, using: &generator)
      #expect(Set(chosen).count == 4)
      let id = try InterpolativeDecomposition(a, columns: chosen)
      #expect(id.coefficients.isFinite)
    }
  }

  @Test(arguments: [ColumnSelector.pivotedQR, .greedyResidual, .deim])
  func `recovers a matrix of rank k from k columns`(_ selector: ColumnSelector) throws {
    var generator = SplitMix64(seed: 103)
    let a =
      Matrix<Double>.gaussian(rows: 30, columns: 6, using: &generator)
      * Matrix<Double>.gaussian(rows: 6, columns: 25, using: &generator)
    let chosen = try a.selectColumns(6, by: selector, using: &generator)
    let id = try InterpolativeDecomposition(a, columns: chosen)
    #expect((a - Matrix(id)).frobeniusNorm < 1e-11 * a.frobeniusNorm)
  }

  @Test func `that is greedy lowers the error most at its first step`() throws {
    var generator = SplitMix64(seed: 104)
    for _ in 0..<10 {
      let a = Matrix<Double>.gaussian(rows: 9, columns: 12, using: &generator)
      let first = try a.selectColumns(1, by: .greedyResidual, using: &generator)[0]
      let errors = try (0..<12).map {
        (a - Matrix(try InterpolativeDecomposition(a, columns: [$0]))).frobeniusNorm
      }
      #expect(errors[first] <= (errors.min() ?? 0) * (1 + 1e-12))
    }
  }

  @Test func `that looks at lengths only is fooled by clusters, and one that looks around is not`()
    throws
  {
    var generator = SplitMix64(seed: 105)
    let a = Matrix<Double>.clusters(
      rows: 60, columns: 200, centers: 12, noise: 0.005, using: &generator)
    func error(_ selector: ColumnSelector) throws -> Double {
      let chosen = try a.selectColumns(12, by: selector, using: &generator)
      return (a - Matrix(try InterpolativeDecomposition(a, columns: chosen))).frobeniusNorm
    }
    let byLength = try error(.norms)
    for selector in [ColumnSelector.pivotedQR, .greedyResidual, .deim] {
      #expect(try error(selector) < byLength / 5, "\(selector)")
    }
    #expect(try error(.kMeans) < byLength)
  }

  @Test func `draws without preference when all weights are equal`() throws {
    var generator = SplitMix64(seed: 106)
    let a = Matrix<Double>.identity(8)
    var counts = [Double](repeating: 0, count: 8)
    let trials = 8000
    for _ in 0..<trials {
      for j in try a.selectColumns(3, by: .random, using: &generator) { counts[j] += 1 }
    }
    let p = 3.0 / 8
    let deviation = (p * (1 - p) / Double(trials)).squareRoot()
    for count in counts { #expect(abs(count / Double(trials) - p) <= 4 * deviation) }
  }

  @Test func `is refused with one sentence where there is no choice`() {
    var generator = SplitMix64(seed: 107)
    let a = Matrix<Double>.identity(4)
    for k in [0, 5] {
      #expect(throws: LinearAlgebraError.rankOutOfRange(rank: k, allowed: 1...4)) {
        try a.selectColumns(k, by: .norms, using: &generator)
      }
    }
  }
}
