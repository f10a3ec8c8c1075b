import LinearAlgebra

/// Orthonormal columns that grow in place, block by block.
struct OrthonormalBasis<Scalar: LinearAlgebraScalar> {
  /// The length of a column.
  let rows: Int
  /// The number of columns.
  private(set) var count = 0
  private var storage: [Scalar] = []
  /// Two combinations of all columns with random signs, in which any of them can be heard; nil if
  /// the columns are always looked at one by one.
  private var echoes: Matrix<Scalar>?
  private var signs = SplitMix64(seed: 1)

  init(rows: Int, capacity: Int, hasEchoes: Bool = false) {
    self.rows = rows
    storage.reserveCapacity(rows * capacity)
    echoes = hasEchoes ? .zero(rows: rows, columns: 2) : nil
  }

  /// Adds columns at the end.
  mutating func append(_ block: Matrix<Scalar>) {
    storage += block.elements
    count += block.columns
    if echoes == nil { return }
    let signs = randomSigns(block.columns)
    block.elements.withUnsafeBufferPointer { block in
      guard let block = block.baseAddress else { return }
      echoes?.withMutableEntries { TallProducts.add(1, block, signs, to: $0, rows: rows) }
    }
  }

  private mutating func randomSigns(_ count: Int) -> Matrix<Scalar> {
    Matrix(rows: count, columns: 2) { _, _ in signs.next() & 1 == 0 ? 1 : -1 }
  }

  /// Replaces the columns by no more combinations of them, `Q ← QW`, in place.
  ///
  /// Some rows at a time, which stay in the cache between their product and its way back: a copy of
  /// all columns would be new memory at each restart, and its pages cost as much as the product.
  mutating func rotate(by w: Matrix<Scalar>) {
    storage.withUnsafeMutableBufferPointer { q in
      guard let q = q.baseAddress else { return }
      Self.turn(q, rows: rows, by: w)
    }
    storage.removeLast((count - w.columns) * rows)
    count = w.columns
    if echoes != nil { echoes = combination(randomSigns(count)) }
  }

  /// The product `QᵀY`.
  func coefficients(of y: Matrix<Scalar>) -> Matrix<Scalar> {
    var c = Matrix<Scalar>.zero(rows: count, columns: y.columns)
    storage.withUnsafeBufferPointer { q in
      y.elements.withUnsafeBufferPointer { y in
        guard let q = q.baseAddress, let y = y.baseAddress else { return }
        TallProducts.addInner(q, count: count, y, width: c.columns, rows: rows, to: &c)
      }
    }
    return c
  }

  /// The product `QC`.
  func combination(_ c: Matrix<Scalar>) -> Matrix<Scalar> {
    var y = Matrix<Scalar>.zero(rows: rows, columns: c.columns)
    add(1, c, to: &y)
    return y
  }

  /// Takes a combination of the last columns, as many as `c` has rows, from a block, `Y ← Y − QC`.
  func subtract(_ c: Matrix<Scalar>, from y: inout Matrix<Scalar>) {
    add(-1, c, to: &y)
  }

  /// `Y ← Y + α·QC` with the last columns of Q.
  private func add(_ alpha: Scalar, _ c: Matrix<Scalar>, to y: inout Matrix<Scalar>) {
    let first = count - c.rows
    y.withMutableEntries { y in
      storage.withUnsafeBufferPointer { q in
        guard let q = q.baseAddress else { return }
        TallProducts.add(alpha, q + first * rows, c, to: y, rows: rows)
      }
    }
  }
}

extension OrthonormalBasis {
  /// Splits a block into its part within the basis and orthonormal columns outside, `Y = QC + PR`.
  ///
  /// Where nothing is left of a column but rounding errors, its row of `R` is zero, and a random
  /// direction takes its place in `P`: dividing by the remainder would return to where the basis
  /// has been. `P` has no more columns than there is room for.
  ///
  /// With echoes, a block whose coefficients were expected is let through without a pass as long as
  /// nothing of the basis is heard in it. One of two bases may be treated so: while the other is
  /// orthonormal, this one loses orthogonality no faster than B is ill-conditioned. Source: Simon and
  /// Zha, "Low-rank matrix approximation using the Lanczos bidiagonalization process with
  /// applications", SIAM J. Sci. Comput. 21, 2000, https://doi.org/10.1137/S1064827597327309.
  ///
  /// Once is enough where the coefficients were expected, to rounding, and taken away first: what a
  /// pass leaves in the basis is the basis' own error times what that pass found.
  ///
  /// - Parameters:
  ///   - y: The block.
  ///   - expected: What `QᵀY` is for the last columns, as many as this has rows; zero for others.
  ///   - noise: The length up to which a remainder may be rounding alone.
  ///   - generator: The source of random directions.
  /// - Returns: The coefficients C, the columns P, and R.
  func split(
    _ y: Matrix<Scalar>, expected: Matrix<Scalar>, noise: Scalar,
    using generator: inout some RandomNumberGenerator
  ) -> (inside: Matrix<Scalar>, outside: Matrix<Scalar>, r: Matrix<Scalar>) {
    var rest = y
    subtract(expected, from: &rest)
    var inside = Matrix<Scalar>.zero(rows: count - expected.rows, columns: y.columns)
      .appending(rowsOf: expected)
    let room = min(y.columns, rows - count)
    let found = isSilent(rest) ? 0 : removeInside(from: &rest, addingTo: &inside)
    let least = max(100 * noise, found / Scalar.ulpOfOne.squareRoot())
    if room == y.columns, let (outside, r) = normalized(rest, least, addingTo: &inside) {
      return (inside, outside, r)
    }
    _ = removeInside(from: &rest, addingTo: &inside)
    if room == y.columns, let (outside, r) = normalized(rest, 100 * noise, addingTo: &inside) {
      return (inside, outside, r)
    }
    let (outside, r) = orthonormalized(rest, room: room, noise: noise, using: &generator)
    return (inside, outside, r)
  }

  /// The columns of a block that is outside of the basis, made orthonormal, if none of them nearly is a
  /// combination of the others: nothing where a diagonal entry of R is not above a length.
  ///
  /// Short entries of `R` multiply what rounding left of the basis in the block, so that it is taken away
  /// once more from what has length 1.
  private func normalized(
    _ rest: Matrix<Scalar>, _ least: Scalar, addingTo inside: inout Matrix<Scalar>
  ) -> (outside: Matrix<Scalar>, r: Matrix<Scalar>)? {
    var outside = rest
    guard let r = outside.orthonormalizeByCholesky(passes: 2) else { return nil }
    let lengths = r.diagonal.map(\.magnitude)
    guard lengths.allSatisfy({ $0 > least }) else { return nil }
    if lengths.allSatisfy({ 100 * $0 > r.maxNorm }) { return (outside, r) }
    let c = coefficients(of: outside)
    subtract(c, from: &outside)
    guard let again = outside.orthonormalizeByCholesky(passes: 2) else { return nil }
    inside += c * r
    return (outside, again * r)
  }

  /// Whether nothing of the basis is heard in a block but rounding errors.
  private func isSilent(_ block: Matrix<Scalar>) -> Bool {
    guard let echoes else { return false }
    var heard = Matrix<Scalar>.zero(rows: 2, columns: block.columns)
    echoes.elements.withUnsafeBufferPointer { echoes in
      block.elements.withUnsafeBufferPointer { y in
        guard let echoes = echoes.baseAddress, let y = y.baseAddress else { return }
        TallProducts.addInner(echoes, count: 2, y, width: block.columns, rows: rows, to: &heard)
      }
    }
    let limit = 20 * Scalar.ulpOfOne * Scalar(max(count, 1)).squareRoot()
    return (0..<block.columns).allSatisfy {
      heard[column: $0].norm <= limit * block[column: $0].norm
    }
  }

  /// Takes the part within the basis from a block.
  ///
  /// - Returns: The largest coefficient.
  private func removeInside(
    from rest: inout Matrix<Scalar>, addingTo inside: inout Matrix<Scalar>
  ) -> Scalar {
    let c = coefficients(of: rest)
    subtract(c, from: &rest)
    inside += c
    return c.maxNorm
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
