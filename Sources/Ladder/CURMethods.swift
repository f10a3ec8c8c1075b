internal import LinearAlgebra
internal import LowRank

extension LadderMethod {
  /// Chapter 5: k rows and k columns by interpolation of the singular vectors, with the best middle.
  static let interpolatedCUR = LadderMethod(
    "CUR, best middle", chapter: 5,
    storedNumbers: { k, rows, columns in k * (rows + columns + k) }
  ) { a, sizes in
    let svd = try SVD(a)
    let largest = 0..<(sizes.max() ?? 0)
    // The first pivots of an elimination are the same however many follow.
    let rows = try svd.u[columns: largest].deimIndices()
    let columns = try svd.v[columns: largest].deimIndices()
    return try sizes.map { k in
      let cur = try CUR(a, rows: Array(rows.prefix(k)), columns: Array(columns.prefix(k)))
      return (a - Matrix(cur)).frobeniusNorm / a.frobeniusNorm
    }
  }

  /// Chapter 5: k crosses, found without looking at the rest of the matrix.
  ///
  /// The middle is the inverse of what rows and columns share, which is stored once; two lists of k
  /// indices say where it is.
  static let crosses = LadderMethod(
    "CUR, crosses", chapter: 5,
    storedNumbers: { k, rows, columns in k * (rows + columns - k + 2) }
  ) { a, sizes in
    let cross = try AdaptiveCrossApproximation(
      rows: a.rows, columns: a.columns, rank: sizes.max() ?? 0
    ) { a[$0, $1] }
    let (left, right) = (cross.approximation.left, cross.approximation.right)
    return sizes.map { size in
      let k = min(size, left.columns)
      let sum = left[columns: 0..<k] * right[rows: 0..<k]
      return (a - sum).frobeniusNorm / a.frobeniusNorm
    }
  }
}
