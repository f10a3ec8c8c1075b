import LinearAlgebra
import LowRank
import Testing

@Suite struct `Magnitude pruning` {
  @Test(arguments: precisions) func `keeps exactly the entries that sorting would put first`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let total = a.elements.count
        for count in [0, 1, total / 3, total / 2, total - 1, total]
        where (0...total).contains(count) {
          let order = a.elements.indices.sorted {
            a.elements[$0].magnitude > a.elements[$1].magnitude
          }
          var expected = [Scalar](repeating: 0, count: total)
          for place in order.prefix(count) { expected[place] = a.elements[place] }
          #expect(try a.pruned(to: count).elements == expected)
        }
      }
    }
    try check(scalar)
  }

  @Test func `meets the count where entries tie, the first columns first`() throws {
    let ties = Matrix<Double>(rows: 3, columns: 4) { i, j in (i + j).isMultiple(of: 2) ? 1 : -1 }
    for count in 0...12 {
      let kept = try ties.pruned(to: count)
      #expect(kept.elements.prefix(count).elementsEqual(ties.elements.prefix(count)))
      #expect(kept.elements.dropFirst(count).allSatisfy { $0 == 0 })
    }
    // All small matrices of −1, 0 and 1: whole families of ties.
    for number in 0..<729 {
      let a = Matrix<Double>.ofSigns(2, 3, number: number)
      for count in 0...6 {
        let kept = try a.pruned(to: count)
        let wanted = min(count, a.elements.count { $0 != 0 })
        #expect(kept.elements.count { $0 != 0 } == wanted)
        #expect(zip(kept.elements, a.elements).allSatisfy { $0 == 0 || $0 == $1 })
      }
    }
  }

  @Test func `refuses a count that is not there, and what is not a number`() {
    let a: Matrix<Double> = [[1, 2], [.nan, 3]]
    for count in [-1, 5] {
      #expect(
        throws: LinearAlgebraError.countOutOfRange(
          of: "entries to keep", count: count, allowed: 0...4)
      ) { try a.pruned(to: count) }
    }
    #expect(
      throws: LinearAlgebraError.notFinite(routine: "Magnitude pruning", row: 1, column: 0)
    ) { try a.pruned(to: 2) }
  }
}

@Suite struct `The storage of a sparse matrix` {
  @Test func `counts the places, in the smaller of two layouts`() {
    let half = SparseStorage(rows: 64, columns: 64, nonZeroCount: 2048, bitsPerValue: 16)
    #expect(half.layout == .bitmask)
    #expect(half.placeBits == 4096)
    // Half of the values take more than half of the matrix.
    #expect(half.bytes == (2048 * 16 + 4096) / 8)
    let thin = SparseStorage(rows: 64, columns: 64, nonZeroCount: 100, bitsPerValue: 16)
    #expect(thin.layout == .compressedRows)
    #expect(thin.placeBits == 100 * 6 + 65 * 7)
    #expect(thin.bits == 100 * 16 + 100 * 6 + 65 * 7)
  }

  @Test func `changes its layout where both take the same`() {
    for count in 0...4096 {
      let storage = SparseStorage(rows: 64, columns: 64, nonZeroCount: count, bitsPerValue: 32)
      let bits = Int.bitWidth - count.leadingZeroBitCount
      let compressed = count * 6 + 65 * bits
      #expect(storage.placeBits == min(4096, compressed))
      #expect((storage.layout == .compressedRows) == (compressed < 4096))
    }
  }

  @Test func `of nothing is nothing, or the beginnings of its rows`() {
    for (rows, columns) in [(0, 0), (0, 5), (5, 0), (3, 4)] {
      let storage = SparseStorage(rows: rows, columns: columns, nonZeroCount: 0, bitsPerValue: 64)
      #expect(storage.bits == 0)
    }
    let matrix = SparseMatrix<Float>(rows: 2, columns: 2, entries: [(0, 1, 3)])
    #expect(matrix.storage().valueBits == 32)
    #expect(matrix.storage(bitsPerValue: 16).valueBits == 16)
  }
}
