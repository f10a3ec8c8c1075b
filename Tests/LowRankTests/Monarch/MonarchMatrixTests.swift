import LinearAlgebra
import LowRank
import Testing

/// Layouts that matter: square, wide and tall, one group or block, as many as rows or columns, ranks from 0 up,
/// and sizes that groups and blocks do not divide.
let monarchLayouts: [MonarchLayout] = [
  MonarchLayout(rows: 12, columns: 12, rowGroups: 3, columnBlocks: 4),
  MonarchLayout(rows: 16, columns: 16, rowGroups: 4, columnBlocks: 4, sliceRank: 2),
  MonarchLayout(rows: 10, columns: 21, rowGroups: 5, columnBlocks: 7),
  MonarchLayout(rows: 30, columns: 8, rowGroups: 6, columnBlocks: 2, sliceRank: 3),
  MonarchLayout(rows: 9, columns: 7, rowGroups: 1, columnBlocks: 1, sliceRank: 2),
  MonarchLayout(rows: 6, columns: 5, rowGroups: 6, columnBlocks: 5),
  MonarchLayout(rows: 11, columns: 13, rowGroups: 4, columnBlocks: 3),
  MonarchLayout(rows: 5, columns: 7, rowGroups: 8, columnBlocks: 3, sliceRank: 2),
  MonarchLayout(rows: 1, columns: 1, rowGroups: 1, columnBlocks: 1),
  MonarchLayout(rows: 6, columns: 4, rowGroups: 2, columnBlocks: 2, sliceRank: 0),
  MonarchLayout(rows: 0, columns: 4, rowGroups: 2, columnBlocks: 2),
  MonarchLayout(rows: 4, columns: 0, rowGroups: 2, columnBlocks: 2),
]

@Suite struct `A Monarch matrix` {
  @Test(arguments: precisions) func `has the entries that the four factors multiply to`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 1)
      for layout in monarchLayouts where !layout.isPadded {
        let m = MonarchMatrix<Scalar>.gaussian(layout, using: &generator)
        let (c, b, r) = (layout.rowGroups, layout.columnBlocks, layout.sliceRank)
        let right = Matrix<Scalar>.blockDiagonal((0..<b).map(m.rightBlock))
        let left = Matrix<Scalar>.blockDiagonal((0..<c).map(m.leftBlock))
        // Number q of block β goes to place qb + β.
        let middle = StridePermutation(count: b * c * r, hands: max(1, c * r))
        let last = StridePermutation(count: layout.rows, hands: max(1, layout.rows / c))
        let dealt = right.rows == 0 ? right : middle(rowsOf: right)
        let product = last(rowsOf: left * dealt)
        #expect((product - Matrix(m)).frobeniusNorm <= rounding(product) * product.frobeniusNorm)
        for i in 0..<m.rows {
          for j in 0..<m.columns {
            #expect((m[i, j] - product[i, j]).magnitude <= rounding(product) * product.maxNorm)
          }
        }
      }
    }
    check(scalar)
  }

  @Test(arguments: precisions) func `acts as its entries do, from both sides`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 2)
      for layout in monarchLayouts {
        let m = MonarchMatrix<Scalar>.gaussian(layout, using: &generator)
        let dense = Matrix(m)
        #expect(dense.rows == m.rows && dense.columns == m.columns)
        let bound = rounding(dense) * m.left.frobeniusNorm * m.right.frobeniusNorm
        for width in [0, 1, 5] {
          let x = Matrix<Scalar>.gaussian(rows: m.columns, columns: width, using: &generator)
          let y = Matrix<Scalar>.gaussian(rows: m.rows, columns: width, using: &generator)
          #expect((m * x - dense * x).frobeniusNorm <= bound * x.frobeniusNorm)
          let back = m.transposeProduct(y) - dense.transpose * y
          #expect(back.frobeniusNorm <= bound * y.frobeniusNorm)
        }
        let x = Vector<Scalar>((0..<m.columns).map { Scalar($0 + 1) })
        #expect((m * x - dense * x).norm <= bound * x.norm)
        let y = Vector<Scalar>((0..<m.rows).map { Scalar($0 + 1) })
        #expect((m.transposeProduct(y) - dense.transpose * y).norm <= bound * y.norm)
      }
    }
    check(scalar)
  }

  @Test func `shares many small products among threads without a change in the last bit`() {
    var generator = SplitMix64(seed: 3)
    let layout = MonarchLayout(rows: 256, columns: 256)
    let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    let x = Matrix<Double>.gaussian(rows: 256, columns: 64, using: &generator)
    let first = m * x
    for _ in 0..<5 { #expect(m * x == first) }
    #expect((first - Matrix(m) * x).frobeniusNorm < 1e-13 * first.frobeniusNorm * 16)
  }

  @Test func `stores r times mb plus nc numbers`() {
    for layout in monarchLayouts {
      let m = MonarchMatrix<Double>(
        layout,
        left: .zero(rows: layout.sliceRows, columns: layout.innerSize),
        right: .zero(
          rows: layout.rowGroups * layout.sliceRank,
          columns: layout.sliceColumns * layout.columnBlocks))
      #expect(m.storedNumbers == m.left.elements.count + m.right.elements.count)
      #expect(layout.operationsPerVector == 2 * m.storedNumbers)
    }
    #expect(MonarchLayout(rows: 64, columns: 64).storedNumbers == 2 * 64 * 8)
    #expect(
      MonarchLayout(rows: 15, columns: 36)
        == MonarchLayout(
          rows: 15, columns: 36, rowGroups: 3, columnBlocks: 6))
    #expect(MonarchLayout(rows: 7, columns: 1).rowGroups == 1)
  }

  @Test func `with one group and one block is any matrix of low rank`() throws {
    var generator = SplitMix64(seed: 4)
    let layout = MonarchLayout(
      rows: 9, columns: 7, rowGroups: 1, columnBlocks: 1, sliceRank: 2)
    let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    #expect(Matrix(m) == m.left * m.right)
    #expect(try Matrix(m).numericalRank() == 2)
  }

  @Test func `with square blocks has an inverse, whose transpose is of the same kind`() throws {
    var generator = SplitMix64(seed: 5)
    for (groups, blocks) in [(3, 4), (4, 3), (2, 6), (12, 1)] {
      let layout = MonarchLayout(
        rows: 12, columns: 12, rowGroups: groups, columnBlocks: blocks)
      let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
      let n = try m.inverseTranspose()
      let condition = try Matrix(m).conditionNumber()
      let identity = Matrix<Double>.identity(12)
      #expect((Matrix(n).transpose * Matrix(m) - identity).maxNorm < 1e-12 * condition)
      let y = Vector<Double>((0..<12).map { Double($0 * $0) - 20 })
      let x = try m.solve(y)
      #expect((m * x - y).norm < 1e-12 * condition * y.norm)
      #expect((n.transposeProduct(y) - x).norm < 1e-12 * condition * x.norm)
    }
  }

  @Test func `with a singular block has no inverse`() {
    let layout = MonarchLayout(rows: 4, columns: 4)
    let m = MonarchMatrix<Double>(
      layout, left: [[1, 0, 1, 1], [0, 1, 1, 1]], right: [[1, 0, 1, 0], [0, 1, 0, 1]])
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try m.inverseTranspose() }
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try m.solve([1, 2, 3, 4]) }
  }

  @Test func `stops where factors do not fit the layout`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = MonarchMatrix<Double>(
        MonarchLayout(rows: 4, columns: 4), left: .identity(2), right: .identity(2))
    }
    #expect(text(of: result).contains("blocks of 2 × 2 and 2 × 2 together do not make a matrix"))
  }

  @Test func `stops where an inverse would need blocks that are not square`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SplitMix64(seed: 1)
      let layout = MonarchLayout(rows: 4, columns: 4, rowGroups: 4, columnBlocks: 2)
      _ = try MonarchMatrix<Double>.gaussian(layout, using: &generator).inverseTranspose()
    }
    #expect(text(of: result).contains("an inverse needs square blocks"))
  }
}

extension Matrix {
  /// Blocks along the diagonal, zeros elsewhere.
  static func blockDiagonal(_ blocks: [Matrix]) -> Matrix {
    var whole = Matrix.zero(
      rows: blocks.reduce(0) { $0 + $1.rows }, columns: blocks.reduce(0) { $0 + $1.columns })
    var (top, start) = (0, 0)
    for block in blocks {
      for i in 0..<block.rows {
        for j in 0..<block.columns { whole[top + i, start + j] = block[i, j] }
      }
      (top, start) = (top + block.rows, start + block.columns)
    }
    return whole
  }
}
