/// Products of many long columns with few, where reading the many is what takes the time.
///
/// BLAS has no routine for it: its matrix product copies the columns first, unless they are short, and
/// its product with a vector reads them again for every vector. Here a stretch of rows that fits the
/// cache meets all of the few, and the threads share the rows.
package enum TallProducts<Scalar: LinearAlgebraScalar> {
  package typealias Source = UnsafePointer<Scalar>
  package typealias Target = UnsafeMutablePointer<Scalar>

  /// More of the few are too many, and better left to the matrix product.
  package static var mostColumns: Int { 4 }

  /// Adds `QᵀY` to C, for Q with `count` columns of `rows` entries and Y with `width`.
  package static func addInner(
    _ q: Source, count: Int, _ y: Source, width: Int, rows: Int, to c: inout Matrix<Scalar>
  ) {
    if width > mostColumns {
      let (q, y) = (Part(q, stride: rows, transposed: true), Part(y, stride: rows))
      c.withMutableEntries {
        Kernels.addProduct(1, q, y, to: $0, stride: count, count, width, rows)
      }
      return
    }
    let shares = shares(rows, count)
    nonisolated(unsafe) let (q, y) = (q, y)
    var parts = [Scalar](repeating: 0, count: shares * count * width)
    parts.withUnsafeMutableBufferPointer { parts in
      guard let parts = parts.baseAddress else { return }
      nonisolated(unsafe) let sums = parts  // each share has a part of its own
      Threads.perform(shares) { share in
        addInner(
          q, count, y, width, rows, (share * rows / shares)..<((share + 1) * rows / shares),
          to: sums + share * count * width)
      }
    }
    for share in 0..<shares {
      let part = parts[(share * count * width)..<((share + 1) * count * width)]
      c += Matrix(rows: count, columns: width, columnMajor: Array(part))
    }
  }

  /// Adds `α·QC` to Y, for Q with as many columns of `rows` entries as C has rows.
  package static func add(
    _ alpha: Scalar, _ q: Source, _ c: Matrix<Scalar>, to y: Target, rows: Int
  ) {
    if c.columns > mostColumns {
      return c.elements.withUnsafeBufferPointer { entries in
        guard let entries = entries.baseAddress else { return }
        Kernels.addProduct(
          alpha, Part(q, stride: rows), Part(entries, stride: c.rows), to: y, stride: rows,
          rows, c.columns, c.rows)
      }
    }
    let (shares, scaled) = (shares(rows, c.rows), c.scaled(by: alpha))
    nonisolated(unsafe) let (q, y) = (q, y)  // each share writes rows of its own
    Threads.perform(shares) { share in
      add(q, scaled, rows, (share * rows / shares)..<((share + 1) * rows / shares), to: y)
    }
  }

  /// Replaces `Y` by `Y R⁻¹`.
  package static func divide(_ y: Target, byUpperTriangle r: Matrix<Scalar>, rows: Int) {
    let shares = shares(rows, r.columns)
    nonisolated(unsafe) let y = y  // each share writes rows of its own
    Threads.perform(shares) { share in
      forStretches(of: (share * rows / shares)..<((share + 1) * rows / shares), r.columns, 1) {
        divide(y + $0, byUpperTriangle: r, stride: rows, length: $1)
      }
    }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func divide(
    _ y: Target, byUpperTriangle r: Matrix<Scalar>, stride: Int, length: Int
  ) {
    for w in 0..<r.columns {
      let target = y + w * stride
      for v in 0..<w {
        let (factor, column) = (r[v, w], y + v * stride)
        for i in 0..<length { target[i] -= factor * column[i] }
      }
      let pivot = r[w, w]
      for i in 0..<length { target[i] /= pivot }
    }
  }

  private typealias Part = Kernels<Scalar>.Part

  private static func shares(_ rows: Int, _ count: Int) -> Int {
    rows * count < 50_000 ? 1 : Threads.count
  }

  private static func addInner(
    _ q: Source, _ count: Int, _ y: Source, _ width: Int, _ rows: Int, _ share: Range<Int>,
    to c: Target
  ) {
    forStretches(of: share, count, width) { first, length in
      let part = Part(q + first, stride: rows, transposed: true)
      if isSmallProduct(count, width) {
        return Kernels.addProduct(
          1, part, Part(y + first, stride: rows), to: c, stride: count, count, width, length)
      }
      for w in 0..<width {
        Kernels.addProduct(1, part, length, count, y + (w * rows + first), to: c + w * count)
      }
    }
  }

  private static func add(
    _ q: Source, _ c: Matrix<Scalar>, _ rows: Int, _ share: Range<Int>, to y: Target
  ) {
    let (count, width) = (c.rows, c.columns)
    c.elements.withUnsafeBufferPointer { c in
      guard let c = c.baseAddress else { return }
      forStretches(of: share, count, width) { first, length in
        let part = Part(q + first, stride: rows)
        if isSmallProduct(count, width) {
          return Kernels.addProduct(
            1, part, Part(c, stride: count), to: y + first, stride: rows, length, width, count)
        }
        for w in 0..<width {
          Kernels.addProduct(1, part, length, count, c + w * count, to: y + (w * rows + first))
        }
      }
    }
  }

  /// Whether BLAS multiplies a stretch as a matrix faster than vector by vector.
  private static func isSmallProduct(_ count: Int, _ width: Int) -> Bool {
    width > 1 && count >= 16
  }

  /// So few rows at a time that BLAS does not call upon threads of its own: two sets of threads would
  /// wait for each other.
  private static func forStretches(
    of share: Range<Int>, _ count: Int, _ width: Int, _ body: (_ first: Int, _ length: Int) -> Void
  ) {
    let stretch =
      isSmallProduct(count, width)
      // Of up to a million operations OpenBLAS makes no copies, and of a quarter no use of threads.
      ? max(min(200_000 / (count * width), 128), 16)
      : max(min(9_000 / max(count, 1), 220 - count), 16)
    var first = share.lowerBound
    while first < share.upperBound {
      let length = min(stretch, share.upperBound - first)
      body(first, length)
      first += length
    }
  }
}
