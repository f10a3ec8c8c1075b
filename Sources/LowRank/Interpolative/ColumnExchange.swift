import LinearAlgebra

/// Chosen columns that are improved by exchange: some that explain most of what is left come in,
/// and as many that are missed least go.
///
/// With `C = QT_J`, all that is needed are the basis `Q` of the chosen columns, `T = QᵀA`, and what
/// is left of a few other columns. One product of those with `A` is the only large one in a round.
struct ColumnExchange<Scalar: LinearAlgebraScalar> {
  let a: Matrix<Scalar>
  private let columnNorms: Vector<Scalar>
  /// The chosen columns J.
  private(set) var chosen: [Int]
  /// An orthonormal basis of the chosen columns.
  private var q: Matrix<Scalar>
  /// All columns in that basis, `T = QᵀA`.
  private(set) var t: Matrix<Scalar>

  /// Starts from columns, or from nothing if these are dependent.
  init?(_ a: Matrix<Scalar>, columns: [Int]) throws(LinearAlgebraError) {
    self.a = a.divided(by: a.unit)
    let qr = try TruncatedPivotedQR(self.a[columns: columns])
    guard qr.numericalRank == columns.count else { return nil }
    (chosen, columnNorms, q) = (columns, self.a.columnNorms, qr.q)
    t = q.transpose * self.a
  }

  /// Exchanges up to `count` columns.
  ///
  /// - Returns: Whether the choice has changed.
  mutating func exchange(_ count: Int) throws(LinearAlgebraError) -> Bool {
    let candidates = farthestColumns(2 * count)
    if candidates.isEmpty { return false }
    var rest = a[columns: candidates] - q * t[columns: candidates]
    rest = rest - q * (q.transpose * rest)  // once more, since little of a column may be left
    let products = rest.transpose * a
    let order = ExchangeRule.gains(rest.gram(), products.rowGram(), count)
    if order.isEmpty { return false }
    let added = try QR(rest[columns: order])
    guard !added.r.diagonal.contains(0) else { return false }
    let newRows = try added.r.transpose.solveTriangular(.lower, products[rows: order])
    let all = t.appending(rowsOf: newRows)
    let pool = chosen + order.map { candidates[$0] }
    return try keepBest(of: pool, all, q.appending(columnsOf: added.q))
  }

  /// Drops the columns of the pool that are missed least, down to the number there was.
  private mutating func keepBest(
    of pool: [Int], _ all: Matrix<Scalar>, _ basis: Matrix<Scalar>
  ) throws(LinearAlgebraError) -> Bool {
    let block = try QR(all[columns: pool])
    guard !block.r.diagonal.contains(0) else { return false }
    let inverse = try block.r.solveTriangular(.upper, .identity(pool.count))
    let coefficients = inverse * (block.q.transpose * all)
    let kept = ExchangeRule.survivors(
      inverse.rowGram(), coefficients.rowGram(), chosen.count)
    if kept == Array(0..<chosen.count) { return false }
    let next = try QR(all[columns: kept.map { pool[$0] }])
    chosen = kept.map { pool[$0] }
    q = basis * next.q
    t = next.q.transpose * all
    return true
  }

  /// Columns of which most is left, unless that is rounding.
  private func farthestColumns(_ count: Int) -> [Int] {
    let explained = t.columnNorms
    let left = Vector(
      columnNorms.indices.map { j in
        max(0, columnNorms[j] - explained[j]) * (columnNorms[j] + explained[j])
      })
    let largest = columnNorms.max() ?? 0
    let floor = Scalar(max(a.rows, a.columns)) * .ulpOfOne * largest * largest
    let taken = Set(chosen)
    let others = left.indicesByValue.lazy.filter { !taken.contains($0) && left[$0] > floor }
    return Array(others.prefix(count))
  }
}

/// Which columns come in and which go, from small matrices alone.
enum ExchangeRule<Scalar: LinearAlgebraScalar> {
  /// Picks the columns that lower the squared error most, one after another.
  ///
  /// - Parameters:
  ///   - rest: The inner products of what is left of the candidates, `EᵀE`.
  ///   - products: Those of its products with the matrix, `(EᵀA)(EᵀA)ᵀ`. Projecting candidate j
  ///     out of everything lowers the squared error by `productsⱼⱼ / restⱼⱼ`.
  ///   - count: The most columns to pick.
  /// - Returns: The candidates picked, in order.
  static func gains(
    _ rest: Matrix<Scalar>, _ products: Matrix<Scalar>, _ count: Int
  ) -> [Int] {
    let n = rest.rows
    var (m, p, picked) = (rest.elements, products.elements, [Int]())
    let floor = Scalar.ulpOfOne.squareRoot() * (rest.diagonal.max() ?? 0)
    while picked.count < count {
      let open = (0..<n).filter { !picked.contains($0) && m[$0 + $0 * n] > floor }
      let gain = { (j: Int) in p[j + j * n] / m[j + j * n] }
      guard let best = open.max(by: { gain($0) < gain($1) }) else { break }
      let shares = m[(best * n)..<((best + 1) * n)].map { $0 / m[best + best * n] }
      eliminate(&m, shares, best)
      eliminate(&p, shares, best)
      picked.append(best)
    }
    return picked
  }

  /// Drops the columns whose loss raises the squared error least, one after another.
  ///
  /// - Parameters:
  ///   - inverse: The inverse of the inner products of the columns, `W = (CᵀC)⁻¹`.
  ///   - products: The inner products of the rows of the coefficients, `ZZᵀ`. Dropping column i
  ///     raises the squared error by `productsᵢᵢ / Wᵢᵢ`.
  ///   - count: How many columns are to be left.
  /// - Returns: Those that are left, in ascending order.
  static func survivors(
    _ inverse: Matrix<Scalar>, _ products: Matrix<Scalar>, _ count: Int
  ) -> [Int] {
    let n = inverse.rows
    var (w, p, left) = (inverse.elements, products.elements, Array(0..<n))
    while left.count > count {
      let loss = { (i: Int) in p[i + i * n] / w[i + i * n] }
      guard let least = left.min(by: { loss($0) < loss($1) }) else { break }
      let shares = w[(least * n)..<((least + 1) * n)].map { $0 / w[least + least * n] }
      eliminate(&w, shares, least)
      eliminate(&p, shares, least)
      left.removeAll { $0 == least }
    }
    return left
  }

  /// Replaces N by `(I − c eⱼᵀ) N (I − c eⱼᵀ)ᵀ`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func eliminate(_ n: inout [Scalar], _ c: [Scalar], _ j: Int) {
    let size = c.count
    let column = Array(n[(j &* size)..<((j &+ 1) &* size)])
    let corner = column[j]
    for l in 0..<size {
      for i in 0..<size {
        n[i &+ l &* size] -= c[i] * column[l] + c[l] * column[i] - c[i] * c[l] * corner
      }
    }
  }
}
