import LinearAlgebra
import LowRank
import Testing

@Suite struct `Refitting the left factor` {
  @Test func `solves the least squares problem of the outputs`() throws {
    var generator = SplitMix64(seed: 1)
    let right = Matrix<Double>.gaussian(rows: 3, columns: 8, using: &generator)
    let x = Matrix<Double>.gaussian(rows: 8, columns: 40, using: &generator)
    let y = Matrix<Double>.gaussian(rows: 5, columns: 40, using: &generator)
    var pairs = PairStatistics(inputs: 8, outputs: 5)
    for range in [0..<15, 15..<40] {
      try pairs.add(inputs: x[columns: range], outputs: y[columns: range])
    }
    let start = LowRankMatrix(left: .zero(rows: 5, columns: 3), right: right)
    let found = try start.refittingLeft(to: pairs)
    let expected = try (right * x).transposed().leastSquares(y.transposed()).transposed()
    #expect((found.left - expected).maxNorm < 1e-12)
    #expect(found.right == right)
    #expect(abs(pairs.outputEnergy - y.frobeniusNorm * y.frobeniusNorm / 40) < 1e-12)
  }

  @Test func `solves it beside a free bias where it is centered`() throws {
    var generator = SplitMix64(seed: 2)
    let right = Matrix<Double>.gaussian(rows: 3, columns: 6, using: &generator)
    let x =
      Matrix<Double>.gaussian(rows: 6, columns: 30, using: &generator)
      + Matrix(rows: 6, columns: 30, repeating: 2)
    let y = Matrix<Double>.gaussian(rows: 4, columns: 30, using: &generator)
    var pairs = PairStatistics(inputs: 6, outputs: 4)
    try pairs.add(inputs: x, outputs: y)
    let found = try LowRankMatrix(left: .zero(rows: 4, columns: 3), right: right)
      .refittingLeft(to: pairs, isCentered: true)
    let ones = Matrix<Double>(rows: 1, columns: 30, repeating: 1)
    let both = (right * x).appending(rowsOf: ones)
    let expected = try both.transposed().leastSquares(y.transposed()).transposed()
    #expect((found.left - expected[columns: 0..<3]).maxNorm < 1e-10)
  }

  @Test func `leaves out what the right factor never shows`() throws {
    var generator = SplitMix64(seed: 3)
    let row = Matrix<Double>.gaussian(rows: 1, columns: 6, using: &generator)
    let right = row.appending(rowsOf: row)
    let x = Matrix<Double>.gaussian(rows: 6, columns: 20, using: &generator)
    var pairs = PairStatistics(inputs: 6, outputs: 4)
    let y = Matrix<Double>.gaussian(rows: 4, columns: 20, using: &generator)
    try pairs.add(inputs: x, outputs: y)
    let found = try LowRankMatrix(left: .zero(rows: 4, columns: 2), right: right)
      .refittingLeft(to: pairs)
    let single = try LowRankMatrix(left: .zero(rows: 4, columns: 1), right: row)
      .refittingLeft(to: pairs)
    #expect((Matrix(found) - Matrix(single)).maxNorm < 1e-10)
  }

  @Test func `finds again what the outputs came from`() throws {
    var generator = SplitMix64(seed: 4)
    let small = LowRankMatrix<Float>(
      left: .gaussian(rows: 5, columns: 2, using: &generator),
      right: .gaussian(rows: 2, columns: 7, using: &generator))
    let x = Matrix<Float>.gaussian(rows: 7, columns: 50, using: &generator)
    var pairs = PairStatistics(inputs: 7, outputs: 5)
    try pairs.add(inputs: x, outputs: small * x)
    let found = try LowRankMatrix(left: .zero(rows: 5, columns: 2), right: small.right)
      .refittingLeft(to: pairs)
    #expect((found.left - small.left).maxNorm < 1e-5)
  }
}
