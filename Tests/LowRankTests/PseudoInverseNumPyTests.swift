import LinearAlgebra
import LowRank
import Testing

@Suite struct `NumPy and SciPy agree` {
  private struct Entry: Decodable {
    struct Result: Decodable {
      let rank: Int
      let condition: Double
      let rowMajor: [Double]
    }

    let name: String
    let single: Result?
    let double: Result?
  }

  private struct Trap: Decodable {
    let left: [Float]
    let right: [Float]
    let defaultNorm: Float
    let properNorm: Float
  }

  private struct Document: Decodable {
    let singlePrecisionTrap: Trap
  }

  @Test(arguments: precisions) func `on the pseudo-inverses of the stress bank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      let bank = Dictionary(
        uniqueKeysWithValues: try Fixture.bank(for: Scalar.self).map { ($0.name, $0) })
      var count = 0
      for entry in try Fixture.json("pseudo-inverses.json", as: [Entry].self) {
        let result = Scalar.self == Double.self ? entry.double : entry.single
        guard let result, let a = bank[entry.name]?.matrix(Scalar.self) else { continue }
        count += 1
        let inverse = try PseudoInverse(a)
        #expect(inverse.rank == result.rank, "\(entry.name)")
        let expected = Matrix<Scalar>(rows: a.columns, columns: a.rows) { i, j in
          Scalar(result.rowMajor[i * a.rows + j])
        }
        // Both are exact for matrices ε‖A‖ away, and A⁺ changes by κ times as much.
        let tolerance = rounding(a) * Scalar(result.condition)
        #expect(
          inverse.matrix.isApproximatelyEqual(to: expected, relativeTolerance: tolerance),
          "\(entry.name)")
      }
      #expect(count >= (Scalar.self == Double.self ? 29 : 24))
    }
    try check(scalar)
  }

  @Test func `only with a tolerance that fits single precision`() throws {
    let trap = try Fixture.json("low-rank.json", as: Document.self).singlePrecisionTrap
    let left = Matrix(rows: 50, columns: 3) { i, j in trap.left[i * 3 + j] }
    let right = Matrix(rows: 3, columns: 40) { i, j in trap.right[i * 40 + j] }
    let a = left * right
    let inverse = try PseudoInverse(a)
    #expect(inverse.rank == 3)
    #expect(abs(inverse.matrix.frobeniusNorm / trap.properNorm - 1) < 1e-4)
    #expect((a * inverse.matrix * a - a).frobeniusNorm < 1e-4 * a.frobeniusNorm)
    // NumPy's default of 1e-15, whatever the precision, inverts rounding errors.
    let naive = try PseudoInverse(a, relativeTolerance: 1e-15)
    #expect(naive.rank > 3)
    #expect(naive.matrix.frobeniusNorm > 1e5 && trap.defaultNorm > 1e5)
  }
}
