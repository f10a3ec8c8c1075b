import LinearAlgebra
import LowRank
import Testing

/// Powers of two from one end of the range to the other: at the lower end the numbers still have all
/// their digits, at the upper one their norm is still a number.
private func exponents<Scalar: LinearAlgebraScalar>(of _: Scalar.Type) -> [Int] {
  let most = Int(Scalar.greatestFiniteMagnitude.exponent)
  let least = Int(Scalar.leastNormalMagnitude.exponent) + Scalar.significandBitCount
  return [least + 20, -most / 2, -most / 4, most / 4, most / 2, most - 12]
}

@Suite struct `The unit of measurement` {
  @Test(arguments: precisions) func `changes no choice and no relative error`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 91)
      let values = Vector<Scalar>((0..<30).map { 1 / Scalar(1 + $0 * $0) })
      let a = try Matrix<Scalar>.random(
        rows: 150, columns: 30, singularValues: values, using: &generator)
      let factors = [4, 5, 6].map {
        Matrix<Scalar>.gaussian(rows: $0, columns: 2, using: &generator)
      }
      let noise = Tensor<Scalar>.gaussian(sizes: [4, 5, 6], using: &generator)
      let x = Tensor(CP(factors: factors)) + noise.scaled(by: 0.01)
      let cases =
        UnitCase.choosing(a) + UnitCase.spectral(a) + UnitCase.others(a) + UnitCase.tensors(x)
      for solver in cases {
        let expected = try solver.run(.one)
        for exponent in exponents(of: Scalar.self) {
          let name = "\(solver.name) in units of 2^\(exponent)"
          let outcome = try? solver.run(PowerOfTwo(exponent: exponent))
          guard let outcome else {
            Issue.record("\(name) throws")
            continue
          }
          #expect(outcome.choices == expected.choices, "\(name)")
          for (this, that) in zip(outcome.errors, expected.errors) {
            // LAPACK brings numbers to a range of its own, by factors that round.
            #expect(abs(this - that) <= rounding(a) * max(1, abs(that)), "\(name)")
          }
        }
      }
    }
    try check(scalar)
  }
}
