import LinearAlgebra
import RealModule

/// A sum of crosses `Σ uₗvₗᵀ` that grows by one column and one row of a matrix at a time, reading
/// only those.
struct CrossApproximation<Scalar: LinearAlgebraScalar> {
  let rows: Int
  let columns: Int
  let entry: (Int, Int) -> Scalar
  private(set) var rowIndices: [Int] = []
  private(set) var columnIndices: [Int] = []
  /// The number of times that an entry was asked for.
  private(set) var entriesRead = 0
  /// The squared Frobenius norm of the sum, measured in ``unit``.
  private var squaredNorm: Scalar = 0
  /// The size `‖u‖‖v‖` of the last cross, measured in ``unit``.
  private(set) var lastSize: Scalar = 0
  /// The unit of norms, that of the largest cross: their squares are safe in it.
  private(set) var unit: PowerOfTwo<Scalar> = .one
  /// Rows that were read, whether a cross came of them or not.
  private(set) var visited: Set<Int> = []
  private var left: [Vector<Scalar>] = []
  private var right: [Vector<Scalar>] = []

  init(rows: Int, columns: Int, entry: @escaping (Int, Int) -> Scalar) {
    (self.rows, self.columns, self.entry) = (rows, columns, entry)
  }

  /// The number of crosses.
  var rank: Int { left.count }

  /// The Frobenius norm of the sum, measured in ``unit``.
  var norm: Scalar { squaredNorm.squareRoot() }

  var approximation: LowRankMatrix<Scalar> {
    if left.isEmpty { return .zero(rows: rows, columns: columns) }
    return LowRankMatrix(
      left: Matrix(columns: left), right: Matrix(columns: right).transposed())
  }

  /// Reads one entry of the matrix and returns what the sum still misses there.
  mutating func residual(_ i: Int, _ j: Int) throws(LinearAlgebraError) -> Scalar {
    entriesRead += 1
    let value = entry(i, j)
    guard value.isFinite else {
      throw .notFinite(routine: "Adaptive cross approximation", row: i, column: j)
    }
    var sum = value
    for l in left.indices { sum -= left[l][i] * right[l][j] }
    guard sum.isFinite else { throw .overflow(routine: "Adaptive cross approximation") }
    return sum
  }

  /// Adds the cross through a row and the place where its residual is largest.
  ///
  /// - Returns: The row not yet visited where the new column's residual is largest, or nothing if
  ///   the row had no residual to speak of.
  mutating func add(row i: Int) throws(LinearAlgebraError) -> Int? {
    visited.insert(i)
    var v = Vector<Scalar>.zero(columns)
    for j in 0..<columns { v[j] = try residual(i, j) }
    guard let j = v.indices.max(by: { v[$0].magnitude < v[$1].magnitude }),
      v[j].magnitude > rowFloor(i)
    else { return nil }
    var u = Vector<Scalar>.zero(rows)
    for i in 0..<rows { u[i] = try residual(i, j) }
    append(u, v / v[j])
    rowIndices.append(i)
    columnIndices.append(j)
    return (0..<rows).filter { !visited.contains($0) }
      .max { u[$0].magnitude < u[$1].magnitude }
  }

  /// What rounding can leave in a row whose residual is zero.
  private func rowFloor(_ i: Int) -> Scalar {
    var size: Scalar = 0
    for l in left.indices { size += 8 * .ulpOfOne * left[l][i].magnitude * right[l].norm }
    return size
  }

  private mutating func append(_ u: Vector<Scalar>, _ v: Vector<Scalar>) {
    let own = u.unit
    if left.isEmpty || own.exponent > unit.exponent { measure(in: own) }
    // The entries of v are at most 1, so that u has all of the size.
    let tame = u.divided(by: own)
    lastSize = tame.norm * v.norm * (own * unit.inverse)
    var overlap: Scalar = 0
    for l in left.indices {
      let other = left[l].unit
      let product = left[l].divided(by: other).dot(tame) * right[l].dot(v)
      overlap += product * (own * other * unit.inverse * unit.inverse)
    }
    squaredNorm = max(0, squaredNorm + 2 * overlap + lastSize * lastSize)
    left.append(u)
    right.append(v)
  }

  private mutating func measure(in other: PowerOfTwo<Scalar>) {
    let change = unit * other.inverse
    squaredNorm = squaredNorm * (change * change)
    unit = other
  }
}
