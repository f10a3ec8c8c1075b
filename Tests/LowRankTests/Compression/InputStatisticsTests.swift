import LinearAlgebra
import LowRank
import Testing

@Suite struct `Statistics of inputs` {
  @Test(arguments: precisions) func `are those of all batches together`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      let x = Matrix<Scalar>.gaussian(rows: 5, columns: 23, using: &generator)
      var whole = InputStatistics(size: 5)
      try whole.add(x)
      var parts = InputStatistics(size: 5)
      for range in [0..<7, 7..<8, 8..<8, 8..<23] { try parts.add(x[columns: range]) }
      #expect(parts.count == 23)
      let wide = Matrix<Double>(x)
      let gram = wide.rowGram() / 23
      for seen in [whole, parts] {
        #expect((seen.gram - gram).maxNorm < 1e-14)
        #expect(seen.gram == seen.gram.transposed())
        for i in 0..<5 {
          let row = wide[row: i]
          #expect(abs(seen.mean[i] - row.reduce(0, +) / 23) < 1e-14)
          let size = row.reduce(0) { $0 + $1.magnitude } / 23
          #expect(abs(seen.meanMagnitudes[i] - size) < 1e-14)
        }
      }
    }
    try check(scalar)
  }

  @Test func `keep in double precision what single precision loses`() throws {
    // A thousand batches of one small number beside a large one: in single precision they vanish.
    var statistics = InputStatistics(size: 1)
    try statistics.add([[4096]] as Matrix<Float>)
    for _ in 0..<1000 { try statistics.add([[0.5]] as Matrix<Float>) }
    #expect(statistics.gram[0, 0] * 1001 == 4096 * 4096 + 250)
  }

  @Test func `refuse inputs that are not finite, and stay as they were`() throws {
    var statistics = InputStatistics(size: 2)
    try statistics.add([[1, 2], [3, 4]] as Matrix<Double>)
    let before = statistics
    #expect(
      throws: LinearAlgebraError.notFinite(routine: "Calibration", row: 1, column: 0)
    ) { try statistics.add([[0, 1], [.infinity, 1]] as Matrix<Double>) }
    #expect(throws: LinearAlgebraError.overflow(routine: "Calibration")) {
      try statistics.add([[1e200, 1], [1, 1]] as Matrix<Double>)
    }
    #expect(statistics == before)
  }
}
