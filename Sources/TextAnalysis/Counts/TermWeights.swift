public import LinearAlgebra
internal import RealModule

/// A weighting with what each word weighs, learned from the texts of a collection and then fixed: a new text is weighed by the same
/// numbers.
public struct TermWeights: Sendable {
  /// Which weighting it is.
  public let weighting: Weighting
  /// What each word weighs, by column; at least 0.
  public let global: [Double]

  /// Learns what words weigh from a matrix of counts, a row a text.
  ///
  /// A word that no text holds has the weight 1 for ``Weighting/Global/inverse`` and
  /// ``Weighting/Global/entropy``. For the latter all words of a single text weigh 1.
  ///
  /// - Complexity: O(rows + columns + entries)
  public init(_ weighting: Weighting, counts: SparseMatrix<Double>) {
    self.weighting = weighting
    let n = Double(counts.rows)
    let columns = counts.transposed()
    global = (0..<counts.columns).map { j in
      let column = columns.values[columns.rowStarts[j]..<columns.rowStarts[j + 1]]
      let d = Double(column.count)
      switch weighting.global {
      case .none: return 1
      case .inverse: return d == 0 ? 1 : .log(n / d) + 1
      case .smoothInverse: return .log((1 + n) / (1 + d)) + 1
      case .entropy:
        let total = column.reduce(0, +)
        if n < 2 { return 1 }
        let information = column.reduce(0) { $0 + $1 / total * .log($1 / total) }
        // Rounding may leave a little less than nothing of a word that is everywhere.
        return max(0, 1 + information / .log(n))
      }
    }
  }

  /// The weights of texts from their counts, a row a text; a text without words keeps a row of zeros.
  ///
  /// - Precondition: `counts` has a column for each word.
  /// - Complexity: O(rows + entries)
  public func weights(_ counts: SparseMatrix<Double>) -> SparseMatrix<Double> {
    demand(
      counts.columns == global.count,
      "counts of \(counts.columns) words cannot be weighed by the weights of \(global.count)")
    var entries = counts.entries.map {
      (row: $0.row, column: $0.column, value: local($0.value) * global[$0.column])
    }
    if weighting.normalizesTexts {
      let lengths = Self.lengths(entries, rows: counts.rows)
      for place in entries.indices where lengths[entries[place].row] > 0 {
        entries[place].value /= lengths[entries[place].row]
      }
    }
    return SparseMatrix(rows: counts.rows, columns: counts.columns, entries: entries)
  }

  private func local(_ count: Double) -> Double {
    switch weighting.local {
    case .count: count
    case .presence: 1
    case .sublinear: 1 + .log(count)
    case .logarithm: .log(onePlus: count)
    }
  }

  private static func lengths(
    _ entries: [(row: Int, column: Int, value: Double)], rows: Int
  ) -> [Double] {
    var squares = [Double](repeating: 0, count: rows)
    for entry in entries { squares[entry.row] += entry.value * entry.value }
    return squares.map { $0.squareRoot() }
  }
}
