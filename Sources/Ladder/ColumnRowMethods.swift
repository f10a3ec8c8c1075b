internal import Foundation
internal import LinearAlgebra
internal import LowRank

extension LadderMethod {
  /// Chapter 3, for `M = C(CᵀM)` with all waves in C: the k largest of these layers.
  static let largestWaves = LadderMethod(
    "CR, waves", chapter: 3,
    storedNumbers: { k, rows, columns in k * (rows + columns) }
  ) { a, sizes in
    let waves = cosines(a.rows)
    return try largestPairs(ColumnRowProduct(waves, waves.transpose * a), sizes)
  }

  /// Chapter 3, for `M = M·I`: the k largest columns, and zeros elsewhere.
  ///
  /// A row of I is stored as one index.
  static let largestColumns = LadderMethod(
    "CR, columns", chapter: 3,
    storedNumbers: { k, rows, _ in k * (rows + 1) }
  ) { a, sizes in
    try largestPairs(ColumnRowProduct(a, .identity(a.columns)), sizes)
  }
}

/// An orthonormal basis of waves: column k swings k times half a turn.
private func cosines(_ size: Int) -> Matrix<Double> {
  Matrix(rows: size, columns: size) { i, k in
    let scale = k == 0 ? 1 / Double(size) : 2 / Double(size)
    return scale.squareRoot() * cos(.pi * (Double(i) + 0.5) * Double(k) / Double(size))
  }
}

private func largestPairs(_ product: ColumnRowProduct<Double>, _ sizes: [Int]) throws -> [Double] {
  let norm = product.squaredErrorOfZero
  return try sizes.map { k in
    (product.squaredError(try product.largest(k)) / norm).squareRoot()
  }
}
