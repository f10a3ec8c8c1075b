import LinearAlgebra
import LowRank
import Testing

@Suite struct `Sparse factors that a matrix shows` {
  @Test(arguments: [(64, 64, 64, 6), (64, 64, 64, 8), (40, 90, 40, 6), (90, 40, 50, 7)])
  func `are found, each piece on its places`(
    _ rows: Int, _ columns: Int, _ inner: Int, _ entries: Int
  ) throws {
    for exponent in [0, -300, 300] {
      let planted = plantedPair(rows, columns, inner: inner, entries: entries, seed: 1)
      let unit = PowerOfTwo<Double>(exponent: exponent)
      let w = Matrix(planted).multiplied(by: unit)
      let found = try SparseFactors(exactly: w)
      #expect(found.places == planted.places)
      #expect((w - Matrix(found)).maxNorm <= 64 * .ulpOfOne * w.maxNorm)
    }
  }

  @Test func `are found within a budget of just as many entries`() throws {
    let planted = plantedPair(48, 48, inner: 48, entries: 6, seed: 2)
    let w = Matrix(planted)
    let found = try SparseFactors.found(for: w, budget: planted.nonZeroCount)
    #expect(found.places == planted.places)
    let less = try SparseFactors.found(for: w, budget: planted.nonZeroCount - 1)
    #expect(less.nonZeroCount < planted.nonZeroCount)
    #expect(w.distance(to: Matrix(less)) > 1e-6)
    let unaided = try SparseFactors(w, budget: planted.nonZeroCount)
    #expect(w.distance(to: Matrix(unaided)) > 1e-6)
  }

  @Test func `are found in single precision`() throws {
    let planted = plantedPair(48, 48, inner: 40, entries: 4, seed: 3)
    let w = Matrix<Float>(Matrix(planted))
    let found = try SparseFactors(exactly: w)
    #expect(w.distance(to: Matrix(found)) < 1e-4)
  }

  @Test func `are those of a Monarch matrix whose rows and columns were mixed`() throws {
    var generator = SplitMix64(seed: 4)
    let layout = MonarchLayout(rows: 36, columns: 36, rowGroups: 6, columnBlocks: 6)
    let monarch = Matrix(MonarchMatrix<Double>.gaussian(layout, using: &generator))
    let mixed = monarch[rows: Array((0..<36).shuffled(using: &generator))][
      columns: Array((0..<36).shuffled(using: &generator))]
    let found = try SparseFactors(exactly: mixed)
    #expect(found.nonZeroCount == layout.storedNumbers)
    #expect(found.innerSize == layout.innerSize)
    #expect(mixed.distance(to: Matrix(found)) < 1e-14)
  }

  @Test func `are the matrix itself beside ones where nothing repeats`() throws {
    var generator = SplitMix64(seed: 5)
    for (rows, columns) in [(12, 12), (7, 20), (20, 7), (1, 5), (5, 1)] {
      let w = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
      let found = try SparseFactors(exactly: w)
      #expect(Matrix(found) == w)
      #expect(found.nonZeroCount == rows * columns + min(rows, columns))
    }
  }

  @Test func `multiply to the matrix also where values repeat without a piece`() throws {
    var generator = SplitMix64(seed: 6)
    let signs = Matrix<Double>(rows: 32, columns: 32) { _, _ in
      generator.uniform() < 0.5 ? -1 : 1
    }
    let digits = Matrix<Double>(rows: 24, columns: 40) { _, _ in
      Double(Int(generator.uniform() * 5) - 2)
    }
    for w in [signs, digits, .identity(9), Matrix(rows: 6, columns: 9) { _, _ in 3 }] {
      let found = try SparseFactors(exactly: w)
      #expect(w.distance(to: Matrix(found)) < 1e-14)
    }
    #expect(
      try SparseFactors(exactly: Matrix<Double>(rows: 6, columns: 9) { _, _ in 3 }).nonZeroCount
        == 15)
  }

  @Test func `have no entries for a matrix of zeros or without entries`() throws {
    for (rows, columns) in [(4, 6), (0, 3), (3, 0), (0, 0)] {
      let found = try SparseFactors(exactly: Matrix<Double>.zero(rows: rows, columns: columns))
      #expect(found.nonZeroCount == 0 && found.rows == rows && found.columns == columns)
    }
  }

  @Test func `cannot be found in a matrix with an entry that is no number`() {
    #expect(throws: LinearAlgebraError.self) {
      try SparseFactors(exactly: Matrix<Double>(rows: 2, columns: 2) { i, _ in i == 0 ? .nan : 1 })
    }
  }
}

extension Matrix {
  /// The relative distance in the Frobenius norm.
  fileprivate func distance(to other: Matrix) -> Scalar {
    (self - other).frobeniusNorm / frobeniusNorm
  }
}

extension SparseFactors<Double> {
  /// The rows and columns of each piece, whatever the order of the pieces.
  fileprivate var places: Set<[[Int]]> {
    let (a, b) = (Matrix(left), Matrix(right))
    return Set(
      (0..<innerSize).map { piece in
        [
          (0..<rows).filter { a[$0, piece] != 0 }, (0..<columns).filter { b[piece, $0] != 0 },
        ]
      }.filter { !$0[0].isEmpty })
  }
}

/// Two factors with as many entries in each column of A and each row of B, at random places.
private func plantedPair(
  _ rows: Int, _ columns: Int, inner: Int, entries: Int, seed: UInt64
) -> SparseFactors<Double> {
  var generator = SplitMix64(seed: seed)
  func lines(_ size: Int) -> SparseMatrix<Double> {
    SparseMatrix(
      rows: inner, columns: size,
      entries: (0..<inner).flatMap { line in
        (0..<size).shuffled(using: &generator).prefix(entries).map {
          (row: line, column: $0, value: generator.gaussian())
        }
      })
  }
  return SparseFactors(left: lines(rows).transposed(), right: lines(columns))
}
