import LinearAlgebra
import LowRank
import Testing

@Suite struct `The gradient of the spectral norm` {
  @Test func `agrees with central differences, as does that of half its square`() throws {
    var generator = SplitMix64(seed: 96)
    for (rows, columns) in [(5, 4), (4, 7), (1, 3), (3, 1)] {
      let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
      let triplet = try LeadingTriplet(of: a, tolerance: 1e-12, most: 100_000, using: &generator)
      for _ in 0..<5 {
        let e = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
        let h = 1e-5
        let above = try (a + h * e).singularValues()[0]
        let below = try (a - h * e).singularValues()[0]
        let slope = triplet.gradient.hadamard(e).elements.reduce(0, +)
        #expect(abs((above - below) / (2 * h) - slope) <= 1e-7)
        let square = triplet.halfSquareGradient.hadamard(e).elements.reduce(0, +)
        #expect(abs((above * above - below * below) / (4 * h) - square) <= 1e-6)
      }
    }
  }

  @Test func `is an element of the subdifferential where the largest value is repeated`() throws {
    var generator = SplitMix64(seed: 97)
    let a = Matrix<Double>(diagonal: [2, 2, 1])
    let g = try LeadingTriplet(of: a, using: &generator).gradient
    // ‖A + E‖ ≥ ‖A‖ + ⟨G, E⟩ for all E says that G is one.
    for _ in 0..<500 {
      let e = Matrix<Double>.gaussian(rows: 3, columns: 3, using: &generator)
      let norm = try (a + e).singularValues()[0]
      #expect(norm >= 2 + g.hadamard(e).elements.reduce(0, +) - 1e-7)
    }
  }

  @Test func `takes a few steps from where it was before a small change`() throws {
    var generator = SplitMix64(seed: 98)
    let a = Matrix<Double>.gaussian(rows: 60, columns: 40, using: &generator)
    let first = try LeadingTriplet(of: a, tolerance: 1e-3, using: &generator)
    let change = Matrix<Double>.gaussian(rows: 60, columns: 40, using: &generator)
    let second = try LeadingTriplet(of: a + 1e-5 * change, near: first.right, tolerance: 1e-3)
    #expect(second.steps <= 2 && first.steps > 2)
  }

  @Test func `of a zero matrix is zero, and an endless search ends with a sentence`() throws {
    var generator = SplitMix64(seed: 99)
    let zero = try LeadingTriplet(of: Matrix<Double>.zero(rows: 3, columns: 2), using: &generator)
    #expect(zero.value == 0 && zero.gradient == .zero(rows: 3, columns: 2))
    let missed = try LeadingTriplet(of: Matrix<Double>(diagonal: [0, 1]), near: [1, 0])
    #expect(missed.value == 0 && missed.left == [0, 0])
    let close = Matrix<Double>(diagonal: [1, 1 - 1e-9])
    let error = #expect(throws: LinearAlgebraError.self) {
      try LeadingTriplet(of: close, tolerance: 1e-14, most: 3, using: &generator)
    }
    #expect(error?.description.contains("allow a larger tolerance or more steps") == true)
  }
}
