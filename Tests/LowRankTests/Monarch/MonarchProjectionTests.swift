import LinearAlgebra
import LowRank
import Testing

@Suite struct `The Monarch projection` {
  @Test(arguments: precisions) func `finds a Monarch matrix again`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 11)
      for layout in monarchLayouts {
        let planted = Matrix(MonarchMatrix<Scalar>.gaussian(layout, using: &generator))
        let found = Matrix(try MonarchMatrix(projecting: planted, layout))
        let error = (planted - found).frobeniusNorm
        #expect(error <= rounding(planted, factor: 40) * planted.frobeniusNorm, "\(layout)")
      }
    }
    try check(scalar)
  }

  @Test func `loses what the best approximations of the slices lose`() throws {
    var generator = SplitMix64(seed: 12)
    for layout in monarchLayouts {
      let w = Matrix<Double>.gaussian(
        rows: layout.rows, columns: layout.columns, using: &generator)
      let m = try MonarchMatrix(projecting: w, layout)
      var squares = 0.0
      for group in 0..<layout.rowGroups {
        for block in 0..<layout.columnBlocks {
          let sigma = try w.slice(layout, group: group, block: block).singularValues()
          squares += sigma.dropFirst(layout.sliceRank).reduce(0) { $0 + $1 * $1 }
        }
      }
      let error = (w - Matrix(m)).frobeniusNorm
      #expect(abs(error * error - squares) <= 1e-12 * w.frobeniusNorm * w.frobeniusNorm)
    }
  }

  @Test func `is nearer than a thousand others, and no small change brings it nearer`() throws {
    var generator = SplitMix64(seed: 13)
    let w = Matrix<Double>.gaussian(rows: 16, columns: 16, using: &generator)
    let layout = MonarchLayout(rows: 16, columns: 16)
    let best = try MonarchMatrix(projecting: w, layout)
    let error = (w - Matrix(best)).frobeniusNorm
    for trial in 0..<1000 {
      let other = MonarchMatrix<Double>.gaussian(layout, using: &generator)
      // From far away to near the projection.
      let size = trial.isMultiple(of: 2) ? 1 : 1e-4
      let moved = MonarchMatrix(
        layout, left: best.left + size * other.left, right: best.right + size * other.right)
      #expect((w - Matrix(moved)).frobeniusNorm >= error)
    }
    for entry in 0..<best.left.elements.count {
      var (up, down) = (best.left, best.left)
      up[entry % 4, entry / 4] += 1e-4
      down[entry % 4, entry / 4] -= 1e-4
      let errors = [up, down].map { left -> Double in
        let moved = MonarchMatrix(layout, left: left, right: best.right)
        let distance = (w - Matrix(moved)).frobeniusNorm
        return distance * distance
      }
      #expect(abs(errors[0] - errors[1]) < 1e-12 * w.frobeniusNorm * w.frobeniusNorm)
    }
  }

  @Test(arguments: precisions) func `gives the same in any units, and zero for zero`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 14)
      let layout = MonarchLayout(rows: 12, columns: 8, rowGroups: 3, columnBlocks: 2)
      let w = Matrix<Scalar>.gaussian(rows: 12, columns: 8, using: &generator)
      let plain = Matrix(try MonarchMatrix(projecting: w, layout))
      for exponent in [-100, -60, 60, 100] {
        let unit = Scalar(sign: .plus, exponent: Scalar.Exponent(exponent), significand: 1)
        let scaled = Matrix(try MonarchMatrix(projecting: w.scaled(by: unit), layout))
        let bound = rounding(w) * plain.frobeniusNorm
        #expect((scaled / unit - plain).frobeniusNorm <= bound)
      }
      let zero = try MonarchMatrix(projecting: Matrix<Scalar>.zero(rows: 12, columns: 8), layout)
      #expect(Matrix(zero).maxNorm == 0)
    }
    try check(scalar)
  }

  @Test func `keeps slices of very different sizes`() throws {
    var generator = SplitMix64(seed: 15)
    let layout = MonarchLayout(rows: 8, columns: 8, rowGroups: 4, columnBlocks: 4)
    let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    let sizes = Vector<Double>((0..<8).map { $0 < 2 ? 1e-200 : 1 })
    let w = Matrix(m).scaled(columnsBy: sizes)
    let found = Matrix(try MonarchMatrix(projecting: w, layout))
    for j in 0..<8 {
      #expect((found[column: j] - w[column: j]).norm <= 1e-14 * w[column: j].norm)
    }
  }

  @Test(arguments: [0, 1e-3, 1e-6, 1e-9, 1e-12, 1e-14, 1e-15])
  func `loses no more where the two largest singular values of a slice are close`(
    _ gap: Double
  ) throws {
    var generator = SplitMix64(seed: 16)
    let sigma: Vector<Double> = [1, 1 - gap, 0.9, 0.5, 1e-3, 0]
    for (rows, columns) in [(6, 6), (10, 6), (6, 9)] {
      let w = try Matrix.random(
        rows: rows, columns: columns, singularValues: sigma, using: &generator)
      let layout = MonarchLayout(rows: rows, columns: columns, rowGroups: 1, columnBlocks: 1)
      let error = (w - Matrix(try MonarchMatrix(projecting: w, layout))).frobeniusNorm
      #expect(error * error - sigma[1..<6].dot(sigma[1..<6]) <= 1e-13)
    }
  }

  @Test func `refuses what is not finite`() {
    var w = Matrix<Double>.identity(4)
    w[2, 1] = .nan
    #expect(
      throws: LinearAlgebraError.notFinite(
        routine: "The Monarch projection", row: 2, column: 1)
    ) { try MonarchMatrix(projecting: w, MonarchLayout(rows: 4, columns: 4)) }
  }
}
