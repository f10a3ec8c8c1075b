import LinearAlgebra
import LowRank
import Testing

@Suite struct `Solving with the pseudo-inverse` {
  @Test(arguments: precisions) func `gives the shortest of the best solutions`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 3)
      for (rows, columns) in generator.shapes() where min(rows, columns) > 2 {
        let a = try Matrix<Scalar>.random(
          rows: rows, columns: columns, singularValues: [2, 1], using: &generator)
        let b = Matrix<Scalar>.gaussian(rows: rows, columns: 1, using: &generator)[column: 0]
        let inverse = try PseudoInverse(a)
        let x = try inverse.solve(b)
        let bound = rounding(a) * b.norm
        // Best: the residual is orthogonal to all columns. Shortest: x is in the row space.
        #expect((a.transpose * (b - a * x)).norm <= 4 * bound)
        #expect((x - inverse.rowSpaceProjector * x).norm <= 4 * bound)
        let step = Matrix<Scalar>.gaussian(rows: columns, columns: 1, using: &generator)[column: 0]
        let other = x + (step - inverse.rowSpaceProjector * step)
        #expect(other.norm > x.norm)
        #expect(abs((a * other - b).norm - (a * x - b).norm) <= bound + 4 * rounding(a) * step.norm)
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `is multiplying by it, column by column`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 4)
      for (rows, columns) in generator.shapes() {
        let spectrum = Vector<Scalar>(repeating: 1.5, count: min(rows, columns))
        let a = try Matrix.random(
          rows: rows, columns: columns, singularValues: spectrum, using: &generator)
        let b = Matrix<Scalar>.gaussian(rows: rows, columns: 3, using: &generator)
        let inverse = try PseudoInverse(a)
        let x = try inverse.solve(b)
        #expect((x - inverse.matrix * b).frobeniusNorm <= rounding(a) * b.frobeniusNorm)
        let first = try inverse.solve(b[column: 0])
        #expect((first - x[column: 0]).norm <= rounding(a) * b.frobeniusNorm)
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `projects onto both spaces`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 5)
      for (rows, columns) in generator.shapes() where min(rows, columns) > 3 {
        let a = try Matrix<Scalar>.random(
          rows: rows, columns: columns, singularValues: [3, 2, 1], using: &generator)
        let inverse = try PseudoInverse(a)
        let (p, q) = (inverse.columnSpaceProjector, inverse.rowSpaceProjector)
        let bound = rounding(a)
        for projector in [p, q] {
          #expect((projector * projector - projector).frobeniusNorm <= bound)
          #expect(projector == projector.transposed())
          #expect(abs(projector.trace - 3) <= bound)
        }
        #expect((p * a - a).frobeniusNorm <= bound * a.frobeniusNorm)
        #expect((a * q - a).frobeniusNorm <= bound * a.frobeniusNorm)
        #expect((p - a * inverse.matrix).frobeniusNorm <= 3 * bound)
        #expect((q - inverse.matrix * a).frobeniusNorm <= 3 * bound)
      }
    }
    try check(scalar)
  }
}
