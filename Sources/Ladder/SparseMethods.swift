internal import LinearAlgebra
internal import LowRank

extension LadderMethod {
  /// Chapter 11: the nearest Monarch matrix with k groups of rows and k blocks of columns.
  ///
  /// With k = 1 that is the nearest matrix of rank one; with any k it stores as much as rank k does.
  static let monarch = LadderMethod(
    "Monarch", chapter: 11,
    storedNumbers: { k, rows, columns in layout(k, rows, columns).storedNumbers }
  ) { a, sizes in
    let norm = a.frobeniusNorm
    return try sizes.map { k in
      let monarch = try MonarchMatrix(projecting: a, layout(k, a.rows, a.columns))
      return (a - Matrix(monarch)).frobeniusNorm / norm
    }
  }

  /// Chapter 11: the `k(m + n)` largest entries, and zeros elsewhere.
  static let pruned = LadderMethod(
    "pruned", chapter: 11,
    storedNumbers: { k, rows, columns in
      numbers(rows, columns, entries(k, rows, columns))
    }
  ) { a, sizes in
    let norm = a.frobeniusNorm
    return try sizes.map { k in
      (a - (try a.pruned(to: entries(k, a.rows, a.columns)))).frobeniusNorm / norm
    }
  }

  /// Chapter 11: two sparse factors with `k(m + n)` entries together, after a short search.
  static let sparseFactors = LadderMethod(
    "sparse factors", chapter: 11,
    storedNumbers: { k, rows, columns in
      let (all, inner) = (k * (rows + columns), min(rows, columns))
      let square = min(all * 2 / 5, inner * inner)
      return numbers(inner, inner, square)
        + numbers(inner, max(rows, columns), min(all - square, rows * columns))
    }
  ) { a, sizes in
    let norm = a.frobeniusNorm
    let plan = SparseFactorPlan<Double>(sweeps: 8, finalSweeps: 4)
    return try sizes.map { k in
      let factors = try SparseFactors(a, budget: k * (a.rows + a.columns), plan: plan)
      return (a - Matrix(factors)).frobeniusNorm / norm
    }
  }
}

private func layout(_ k: Int, _ rows: Int, _ columns: Int) -> MonarchLayout {
  MonarchLayout(rows: rows, columns: columns, rowGroups: k, columnBlocks: k)
}

private func entries(_ k: Int, _ rows: Int, _ columns: Int) -> Int {
  min(k * (rows + columns), rows * columns)
}

/// Values of 64 bits and their places, in numbers of 64 bits.
private func numbers(_ rows: Int, _ columns: Int, _ entries: Int) -> Int {
  let storage = SparseStorage(
    rows: rows, columns: columns, nonZeroCount: entries, bitsPerValue: 64)
  return (storage.bits + 63) / 64
}
