import LinearAlgebra
import LowRank
import Testing

/// Half of a symmetric product is computed, and mirrored block by block.
@Suite struct `A step toward the matrix sign` {
  private static let shapes = [(1, 1), (3, 7), (31, 31), (32, 40), (33, 33), (64, 65), (100, 70)]

  @Test(arguments: shapes)
  func `is the polynomial of the matrix`(rows: Int, columns: Int) throws {
    try check(rows, columns, Double.self, within: 1e-14)
    try check(rows, columns, Float.self, within: 1e-5)
  }

  @Test(arguments: shapes)
  func `has Gram matrices that are symmetric to the last bit`(rows: Int, columns: Int) {
    var generator = SplitMix64(seed: 31)
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
    for (gram, product) in [(a.gram(), a.transpose * a), (a.rowGram(), a * a.transpose)] {
      #expect(gram == gram.transposed())
      #expect((gram - product).maxNorm <= 1e-14 * Double(rows + columns) * product.maxNorm)
    }
  }

  private func check<Scalar: LinearAlgebraScalar>(
    _ rows: Int, _ columns: Int, _ type: Scalar.Type, within tolerance: Scalar
  ) throws {
    var generator = SplitMix64(seed: 32)
    let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
    for p in [OddPolynomial.muon, .quintic, .cubic] {
      let x = a / a.frobeniusNorm
      let gram = x * x.transpose
      let inner = Scalar(p.b) * gram + Scalar(p.c) * (gram * gram)
      let expected = Scalar(p.a) * x + inner * x
      #expect((try a.matrixSign(by: [p]) - expected).maxNorm <= tolerance)
    }
  }
}
