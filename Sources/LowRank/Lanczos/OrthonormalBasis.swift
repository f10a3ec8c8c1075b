import LinearAlgebra

/// Orthonormal columns that grow in place, block by block.
struct OrthonormalBasis<Scalar: LinearAlgebraScalar> {
  /// The length of a column.
  let rows: Int
  /// The number of columns.
  private(set) var count = 0
  private var storage: [Scalar] = []

  init(rows: Int, capacity: Int) {
    self.rows = rows
    storage.reserveCapacity(rows * capacity)
  }

  /// Adds columns at the end.
  mutating func append(_ block: Matrix<Scalar>) {
    storage += block.elements
    count += block.columns
  }

  /// Replaces the columns by combinations of them, `Q ← QW`.
  mutating func rotate(by w: Matrix<Scalar>) {
    let rotated = combination(w)
    storage.replaceSubrange(0..., with: rotated.elements)
    count = w.columns
  }

  /// The product `QᵀY`.
  func coefficients(of y: Matrix<Scalar>) -> Matrix<Scalar> {
    product(transposed: true, y, rows: count, depth: rows)
  }

  /// The product `QC`.
  func combination(_ c: Matrix<Scalar>) -> Matrix<Scalar> {
    product(transposed: false, c, rows: rows, depth: count)
  }

  private func product(
    transposed: Bool, _ y: Matrix<Scalar>, rows m: Int, depth: Int
  ) -> Matrix<Scalar> {
    var result = [Scalar](repeating: 0, count: m * y.columns)
    result.withUnsafeMutableBufferPointer { result in
      storage.withUnsafeBufferPointer { q in
        y.elements.withUnsafeBufferPointer { y in
          guard let q = q.baseAddress, let x = y.baseAddress, let c = result.baseAddress else {
            return
          }
          Kernels.addProduct(
            1, .init(q, stride: rows, transposed: transposed), .init(x, stride: depth), to: c,
            stride: m, m, y.count / max(depth, 1), depth)
        }
      }
    }
    return Matrix(rows: m, columns: y.columns, columnMajor: result)
  }
}

extension OrthonormalBasis {
  /// Splits a block into its part within the basis and orthonormal columns outside, `Y = QC + PR`.
  ///
  /// Where nothing is left of a column but rounding errors, its row of `R` is zero, and a random
  /// direction takes its place in `P`: dividing by the remainder would return to where the basis
  /// has been. `P` has no more columns than there is room for.
  ///
  /// - Parameters:
  ///   - y: The block.
  ///   - scale: A length beside which rounding errors are seen.
  ///   - generator: The source of random directions.
  /// - Returns: The coefficients C, the columns P, and R.
  func split(
    _ y: Matrix<Scalar>, scale: Scalar, using generator: inout some RandomNumberGenerator
  ) -> (inside: Matrix<Scalar>, outside: Matrix<Scalar>, r: Matrix<Scalar>) {
    var inside = coefficients(of: y)
    var rest = y - combination(inside)
    let correction = coefficients(of: rest)
    rest -= combination(correction)
    inside += correction
    let noise = 8 * Scalar.ulpOfOne * Scalar(max(rows, 1)).squareRoot() * scale
    let room = min(y.columns, rows - count)
    if room == y.columns, var outside = Optional(rest),
      let r = outside.orthonormalizeByCholesky(passes: 2),
      r.diagonal.allSatisfy({ $0.magnitude > 1e3 * noise })
    {
      return (inside, outside, r)
    }
    let (outside, r) = orthonormalized(rest, room: room, noise: noise, using: &generator)
    return (inside, outside, r)
  }

  /// Column by column, each made orthogonal twice to the basis and to the columns before it.
  private func orthonormalized(
    _ rest: Matrix<Scalar>, room: Int, noise: Scalar,
    using generator: inout some RandomNumberGenerator
  ) -> (outside: Matrix<Scalar>, r: Matrix<Scalar>) {
    var found = OrthonormalBasis(rows: rows, capacity: room)
    var r = Matrix<Scalar>.zero(rows: room, columns: rest.columns)
    for j in 0..<rest.columns {
      var column = rest[columns: j..<(j + 1)]
      for _ in 0..<2 {
        let c = found.coefficients(of: column)
        column -= found.combination(c)
        column -= combination(coefficients(of: column))
        for i in 0..<found.count { r[i, j] += c[i, 0] }
      }
      let length = column.frobeniusNorm
      if found.count == room { continue }
      if length > noise {
        r[found.count, j] = length
        // Twice: the length of subnormal entries has few digits, and its inverse may not exist.
        let unit = column / length
        found.append(unit / unit.frobeniusNorm)
      } else {
        found.append(randomDirection(awayFrom: found, using: &generator))
      }
    }
    return (found.combination(.identity(room)), r)
  }

  /// A unit vector orthogonal to this basis and to another.
  private func randomDirection(
    awayFrom other: OrthonormalBasis, using generator: inout some RandomNumberGenerator
  ) -> Matrix<Scalar> {
    while true {
      var column = Matrix<Scalar>.gaussian(rows: rows, columns: 1, using: &generator)
      let before = column.frobeniusNorm
      for _ in 0..<3 {
        column -= combination(coefficients(of: column))
        column -= other.combination(other.coefficients(of: column))
      }
      let length = column.frobeniusNorm
      if length > 1e-3 * before / Scalar(rows).squareRoot() { return column / length }
    }
  }
}
