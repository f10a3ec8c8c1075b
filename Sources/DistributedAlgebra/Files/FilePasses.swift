import LinearAlgebra

/// What a first look at the rows gives: a point near them all, and a unit.
struct RowSample<Scalar: LinearAlgebraScalar>: Sendable {
  /// Nearly the mean of the rows, n × 1.
  ///
  /// Taken from every row, it spares the digits that a long mean would cost.
  let center: Matrix<Scalar>
  /// The unit in which squares stay within the range.
  let unit: PowerOfTwo<Scalar>

  /// Rows as columns, centered and in the unit.
  func moved(_ block: Matrix<Scalar>) -> Matrix<Scalar> {
    let ones = Matrix<Scalar>(rows: 1, columns: block.columns, repeating: 1)
    return (block - center * ones).divided(by: unit)
  }

  /// A mean of moved rows, as one of the rows themselves.
  func shifted(_ mean: [Scalar]) -> [Scalar] {
    zip(mean, center.elements).map { $0 * unit + $1 }
  }

  /// Singular values of moved rows, as those of the rows themselves.
  func scaled(_ values: [Scalar]) -> [Scalar] { values.map { $0 * unit } }
}

extension DistributedFiles {
  /// So many rows that a block fits a cache.
  var blockRows: Int { Swift.max(64, 262_144 / Swift.max(1, columns)) }

  /// Refuses a rank that the matrix cannot have.
  func requireRank(_ rank: Int) throws(DistributedError) {
    let most = Swift.min(rows, columns)
    if (0...most).contains(rank) { return }
    throw DistributedError(
      .numbers(.rankOutOfRange(rank: rank, allowed: 0...most)), on: communicator.rank)
  }

  /// Looks at the first rows of every rank: two small reductions.
  func sample() throws(DistributedError) -> RowSample<Scalar> {
    var sums = [Scalar](repeating: 0, count: columns + 1)
    var largest: Scalar = 0
    if let piece = pieces.first {
      let count = Swift.min(piece.rows.count, 256)
      var entries = Matrix<Scalar>.zero(rows: 0, columns: 0)
      try DistributedError.file(on: communicator.rank) { () throws(NPYError) in
        try piece.file.read(
          piece.rows.lowerBound..<(piece.rows.lowerBound + count), into: &entries)
      }
      let block = Block(entries: entries, rows: piece.rows, path: piece.file.path)
      guard entries.isFinite else {
        throw DistributedError(block.cause, on: communicator.rank)
      }
      let weights = Matrix<Scalar>(rows: count, columns: 1, repeating: 1 / Scalar(count))
      sums = (entries * weights).elements + [1]
      largest = entries.maxNorm
    }
    let unit = PowerOfTwo<Scalar>(taming: try communicator.maximum([largest])[0])
    sums = try communicator.sum(
      Matrix(rows: sums.count, columns: 1, columnMajor: sums).divided(by: unit).elements)
    // The last sum is the number of ranks with rows, in the same unit as the others.
    let ranks = sums[columns]
    let center = Matrix(
      rows: columns, columns: 1,
      columnMajor: sums.dropLast().map { ranks > 0 ? $0 / ranks : 0 })
    return RowSample(center: center, unit: unit)
  }

  /// A multiple of `(A − 1μᵀ)ᵀ(A − 1μᵀ)X` with orthonormal columns, from one pass.
  func normalProduct(
    _ x: Matrix<Scalar>, sample: RowSample<Scalar>
  ) throws(DistributedError) -> Matrix<Scalar> {
    // The last column has the sum of the rows.
    var sums = Matrix<Scalar>.zero(rows: columns, columns: x.columns + 1)
    try forEachBlock(of: blockRows) { (block) throws(DistributedError) in
      let rows = sample.moved(block.entries)
      let ones = Matrix<Scalar>(rows: rows.columns, columns: 1, repeating: 1)
      let products = (rows.transpose * x).appending(columnsOf: ones)
      let term = rows * products
      guard term.isFinite else { throw DistributedError(block.cause, on: communicator.rank) }
      sums += term
    }
    return try communicator.combine(sums, giving: [(columns, x.columns)]) {
      (total) throws(LinearAlgebraError) in
      let z = total[columns: 0..<x.columns]
      let share = 1 / Scalar(Swift.max(1, rows))
      let mean = total[columns: x.columns..<total.columns].scaled(by: share)
      let correction = mean * (mean.transpose * x).scaled(by: Scalar(rows))
      return [try QR(z - correction).q]
    }[0]
  }

  /// The factor R of the moved rows with a one before each, on rank 0: in its first row is the mean.
  func triangleWithOnes(
    sample: RowSample<Scalar>
  ) throws(DistributedError) -> Matrix<Scalar> {
    try triangle(columns: columns, sample: sample) { $0.transposed() }
  }

  /// The factor R of the products of the moved rows with X, with a one before each, on rank 0, and the
  /// mean of the moved rows, in one pass.
  func triangleWithOnes(
    sample: RowSample<Scalar>, times x: Matrix<Scalar>
  ) throws(DistributedError) -> (r: Matrix<Scalar>, mean: Matrix<Scalar>) {
    var mean = Matrix<Scalar>.zero(rows: columns, columns: 1)
    let share = 1 / Scalar(Swift.max(1, rows))
    let r = try triangle(columns: x.columns, sample: sample) { rows in
      mean += rows * Matrix(rows: rows.columns, columns: 1, repeating: share)
      return rows.transpose * x
    }
    let total = try communicator.sumAtRoot(mean.elements)
    return (r, Matrix(rows: 1, columns: columns, columnMajor: total))
  }

  private func triangle(
    columns: Int, sample: RowSample<Scalar>, _ made: (Matrix<Scalar>) -> Matrix<Scalar>
  ) throws(DistributedError) -> Matrix<Scalar> {
    var r = Matrix<Scalar>.zero(rows: 0, columns: columns + 1)
    try forEachBlock(of: blockRows) { (block) throws(DistributedError) in
      let rows = made(sample.moved(block.entries))
      let part = Matrix<Scalar>(rows: rows.rows, columns: 1, repeating: 1)
        .appending(columnsOf: rows)
      guard part.isFinite else { throw DistributedError(block.cause, on: communicator.rank) }
      r = try DistributedError.numbers(on: communicator.rank) { () throws(LinearAlgebraError) in
        let own = try part.triangularFactor()
        return r.rows == 0 ? own : try QR(r.appending(rowsOf: own)).r
      }
    }
    return try QRTree(DistributedMatrix(r, on: communicator)).r
  }
}

extension Matrix {
  /// The mean and the factor of the centered rows that are in the factor R of `[1 A]`; for a matrix
  /// without rows, zeros.
  func splitOnes(columns: Int) -> (mean: Matrix, r: Matrix) {
    guard rows > 0 else {
      return (.zero(rows: 1, columns: columns), .zero(rows: columns, columns: columns))
    }
    let root = self[0, 0]
    let mean = Matrix(rows: 1, columns: columns) { _, j in self[0, j + 1] / root }
    // With zeros below, the square has as many singular values as are asked for.
    let r = Matrix(rows: columns, columns: columns) { i, j in
      i + 1 < rows ? self[i + 1, j + 1] : 0
    }
    return (mean, r)
  }
}
