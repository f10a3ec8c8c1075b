import LinearAlgebra

/// Products with a matrix on disk, a block of rows at a time, centered or as it is.
struct RowStream<Scalar: LinearAlgebraScalar> {
  let file: NPYRowBlocks<Scalar>
  /// The number ℓ of columns of the factors.
  let size: Int
  private let blockRows: Int
  private let isCentered: Bool
  /// The mean of the rows, n × 1, once a pass has found it.
  private(set) var mean: Matrix<Scalar>?

  init(
    _ file: NPYRowBlocks<Scalar>, rank: Int, oversampling: Int, isCentered: Bool = false,
    memoryLimit: Int
  ) throws(StreamError) {
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    let most = min(file.rows, file.columns)
    guard (0...most).contains(rank) else {
      throw .numbers(.rankOutOfRange(rank: rank, allowed: 0...most))
    }
    self.file = file
    self.isCentered = isCentered
    size = rank == 0 ? 0 : rank + min(oversampling, most - rank)
    blockRows = try Self.blockRows(file, size: size, rank: rank, memoryLimit: memoryLimit)
  }

  /// As many rows as the memory has room for beside the factors, up to what a cache holds.
  private static func blockRows(
    _ file: NPYRowBlocks<Scalar>, size: Int, rank: Int, memoryLimit: Int
  ) throws(StreamError) -> Int {
    let width = MemoryLayout<Scalar>.size
    // Y, its Householder factors in the worst case, and U; five matrices of the size of X.
    let factors = (file.rows * (3 * size + rank) + 5 * file.columns * size) * width
    let row = (file.columns + 4 * size) * width
    let comfortable = max(1, (8 << 20) / max(1, row))
    guard memoryLimit >= factors + row else {
      throw .numbers(
        .countOutOfRange(
          of: "bytes of memory", count: memoryLimit, allowed: (factors + row)...Int.max))
    }
    return min(comfortable, (memoryLimit - factors) / max(1, row))
  }

  /// Reads the file from end to end, and shows each block, with a column for each row, and its
  /// product with X.
  ///
  /// A number that is not finite shows in the product, so that only then the block is searched.
  private func forEachBlock(
    times x: Matrix<Scalar>,
    _ body: (_ rows: Range<Int>, _ block: Matrix<Scalar>, _ product: Matrix<Scalar>) -> Void
  ) throws(StreamError) {
    var block = Matrix<Scalar>.zero(rows: 0, columns: 0)
    for rows in file.ranges(ofRows: blockRows) {
      do throws(NPYError) { try file.read(rows, into: &block) } catch { throw .file(error) }
      let product = block.transpose * x
      guard product.isFinite else { throw .numbers(Self.cause(block, rows)) }
      body(rows, block, product)
    }
  }

  private static func cause(_ block: Matrix<Scalar>, _ rows: Range<Int>) -> LinearAlgebraError {
    guard let index = block.elements.firstIndex(where: { !$0.isFinite }) else {
      return .overflow(routine: "A product with the matrix")
    }
    return .notFinite(
      routine: "A streaming SVD", row: rows.lowerBound + index / block.rows,
      column: index % block.rows)
  }
}

extension RowStream {
  /// A multiple of the product `AᵀA X`, from one pass.
  ///
  /// The multiple keeps the squares of very large and very small numbers within range.
  mutating func normalProduct(_ x: Matrix<Scalar>) throws(StreamError) -> Matrix<Scalar> {
    var z = [Scalar](repeating: 0, count: x.rows * x.columns)
    var sums = [Scalar](repeating: 0, count: file.columns)
    var unit: PowerOfTwo<Scalar>?
    let shift = mean.map { $0.transpose * x }
    try forEachBlock(times: x) { _, block, product in
      let centered = shift.map { product - Matrix.ones(product.rows) * $0 } ?? product
      if unit == nil, product.maxNorm > 0 { unit = PowerOfTwo(notAbove: product.maxNorm) }
      z.add(block, centered.divided(by: unit ?? .one), rows: x.rows)
      if isCentered, mean == nil { sums.add(block, .ones(block.columns), rows: x.rows) }
    }
    var result = Matrix(rows: x.rows, columns: x.columns, columnMajor: z)
    // Until its end the first pass does not know the mean. Later ones need no correction here, since
    // the centered columns sum to zero.
    if isCentered, mean == nil {
      let mean = setMean(sums)
      let share = (mean.transpose * x).divided(by: unit ?? .one)
      result -= mean * share.scaled(by: Scalar(file.rows))
    }
    guard result.isFinite else {
      throw .numbers(.overflow(routine: "A product with the matrix and its transpose"))
    }
    return result
  }

  /// The product `A X`, m × ℓ, from one pass.
  func product(_ x: Matrix<Scalar>) throws(StreamError) -> Matrix<Scalar> {
    var y = [Scalar](repeating: 0, count: file.rows * x.columns)
    let shift = mean.map { $0.transpose * x }
    try forEachBlock(times: x) { rows, _, product in
      let centered = shift.map { product - Matrix.ones(product.rows) * $0 } ?? product
      y.replace(rows, with: centered, rows: file.rows)
    }
    return Matrix(rows: file.rows, columns: x.columns, columnMajor: y)
  }

  /// The sketches `AΩ` and `(ΨA)ᵀ`, from one pass.
  mutating func sketches(
    _ omega: Matrix<Scalar>, seed: UInt64
  ) throws(StreamError) -> SketchPair<Scalar> {
    var range = [Scalar](repeating: 0, count: file.rows * size)
    var coRange = [Scalar](repeating: 0, count: file.columns * coRangeSize)
    var sums = [Scalar](repeating: 0, count: file.columns)
    var total = Matrix<Scalar>.zero(rows: 1, columns: coRangeSize)
    var generator = SplitMix64(seed: seed)
    try forEachBlock(times: omega) { rows, block, product in
      range.replace(rows, with: product, rows: file.rows)
      let psi = coRangeSketch(rows.count, using: &generator)
      coRange.add(block, psi, rows: file.columns)
      if isCentered {
        sums.add(block, .ones(block.columns), rows: file.columns)
        total += Matrix.ones(psi.rows).transpose * psi
      }
    }
    var pair = SketchPair(
      range: Matrix(rows: file.rows, columns: size, columnMajor: range),
      coRange: Matrix(rows: file.columns, columns: coRangeSize, columnMajor: coRange))
    if isCentered {
      let mean = setMean(sums)
      pair.range -= Matrix.ones(file.rows) * (mean.transpose * omega)
      pair.coRange -= mean * total
    }
    return pair
  }

  /// The product `ΨQ`, with the same random numbers as the sketch.
  func coRangeTest(of q: Matrix<Scalar>, seed: UInt64) -> Matrix<Scalar> {
    var generator = SplitMix64(seed: seed)
    var test = Matrix<Scalar>.zero(rows: coRangeSize, columns: q.columns)
    for rows in file.ranges(ofRows: blockRows) {
      let psi = coRangeSketch(rows.count, using: &generator)
      test += psi.transpose * q[rows: rows]
    }
    return test
  }

  /// The next rows of `Ψᵀ`, drawn row by row so that they do not depend on the size of the blocks.
  private func coRangeSketch(
    _ count: Int, using generator: inout SplitMix64
  ) -> Matrix<Scalar> {
    Matrix.gaussian(rows: coRangeSize, columns: count, using: &generator).transposed()
  }

  private var coRangeSize: Int { min(2 * size + 1, file.rows) }

  private mutating func setMean(_ sums: [Scalar]) -> Matrix<Scalar> {
    let found = Matrix(rows: sums.count, columns: 1, columnMajor: sums)
      .scaled(by: 1 / Scalar(max(1, file.rows)))
    mean = found
    return found
  }
}

extension Matrix {
  /// A column of ones.
  fileprivate static func ones(_ count: Int) -> Matrix {
    Matrix(rows: count, columns: 1, repeating: 1)
  }
}

extension Array where Element: LinearAlgebraScalar {
  /// Overwrites some neighboring rows of entries that are a matrix of so many rows.
  fileprivate mutating func replace(_ range: Range<Int>, with part: Matrix<Element>, rows: Int) {
    for j in 0..<part.columns {
      let start = j * rows + range.lowerBound
      replaceSubrange(
        start..<(start + range.count), with: part.elements[(j * part.rows)..<((j + 1) * part.rows)])
    }
  }

  /// Adds the product of two matrices, in place, to entries that are a matrix of so many rows.
  fileprivate mutating func add(_ a: Matrix<Element>, _ b: Matrix<Element>, rows: Int) {
    guard !a.isEmpty, !b.isEmpty else { return }
    withUnsafeMutableBufferPointer { c in
      a.elements.withUnsafeBufferPointer { left in
        b.elements.withUnsafeBufferPointer { right in
          guard let c = c.baseAddress, let left = left.baseAddress, let right = right.baseAddress
          else { return }
          Kernels<Element>.addProduct(
            1, .init(left, stride: a.rows), .init(right, stride: b.rows), to: c, stride: rows,
            rows, b.columns, a.columns)
        }
      }
    }
  }
}
