import LinearAlgebra
import LowRank
import Testing

@Suite struct `Scaling columns by their inputs` {
  @Test(arguments: precisions) func `has the least error of the weighted columns`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      for (rows, columns) in [(6, 9), (9, 6), (1, 4), (4, 1)] {
        let weight = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let sizes = Vector((0..<columns).map { _ in 0.1 + 3 * generator.uniform() })
        let d = Vector(sizes.map { Scalar($0.squareRoot()) })
        let sigma = try weight.scaled(columnsBy: d).singularValues()
        for rank in 0...min(rows, columns) {
          let small = try LowRankMatrix(
            activationScaled: weight, magnitudes: sizes, rank: rank)
          let error = (weight - Matrix(small)).scaled(columnsBy: d).frobeniusNorm
          let least = Vector(sigma.elements.dropFirst(rank)).norm
          #expect(abs(error - least) <= 200 * .ulpOfOne * sigma[0])
        }
      }
    }
    try check(scalar)
  }

  @Test func `is the truncated SVD for the exponent 0, and without inputs`() throws {
    var generator = SplitMix64(seed: 2)
    let weight = Matrix<Double>.gaussian(rows: 5, columns: 6, using: &generator)
    let best = Matrix(try SVD(weight).truncated(toRank: 2))
    let sizes: Vector<Double> = [1, 2, 3, 4, 5, 6]
    for small in try [
      LowRankMatrix(activationScaled: weight, magnitudes: sizes, exponent: 0, rank: 2),
      LowRankMatrix(activationScaled: weight, magnitudes: .zero(6), rank: 2),
    ] { #expect((Matrix(small) - best).maxNorm < 1e-13) }
  }

  @Test func `stays finite where an input is dead`() throws {
    var generator = SplitMix64(seed: 3)
    let weight = Matrix<Float>.gaussian(rows: 5, columns: 4, using: &generator)
    let small = try LowRankMatrix(activationScaled: weight, magnitudes: [1, 0, 2, 0], rank: 2)
    #expect(Matrix(small).isFinite)
  }

  @Test func `refuses an exponent below zero, and sizes that are not finite`() {
    let weight = Matrix<Double>.identity(2)
    #expect(throws: LinearAlgebraError.self) {
      try LowRankMatrix(activationScaled: weight, magnitudes: [1, 1], exponent: -1, rank: 1)
    }
    #expect(throws: LinearAlgebraError.self) {
      try LowRankMatrix(activationScaled: weight, magnitudes: [1, .nan], rank: 1)
    }
  }
}
