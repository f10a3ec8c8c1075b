internal import LinearAlgebra

extension Table {
  /// Which of several values is best.
  public enum Best: Sendable {
    /// The smallest, such as an error or a time.
    case least
    /// The largest, such as a share that is kept.
    case greatest
  }

  /// Values of which one is best.
  enum Contest {
    case column(Int, Best, firstRow: Int)
    case rows(Range<Int>, Best)
  }

  /// Says which value of a column is best; the book marks it, and all that are shown equal to it.
  ///
  /// Rows at the top may be bounds, which nothing rivals, and take no part.
  ///
  /// - Parameters:
  ///   - best: Which value wins.
  ///   - column: The column, counted from 0.
  ///   - row: The first row that takes part, counted from 0.
  public mutating func best(_ best: Best, column: Int, from row: Int = 0) {
    demand(headings.indices.contains(column), "column \(column) of \(headings.count)")
    contests.append(.column(column, best, firstRow: row))
  }

  /// Says which value of each row is best, where some columns are rivals.
  ///
  /// - Parameters:
  ///   - best: Which value wins.
  ///   - columns: The columns that are compared, counted from 0.
  public mutating func best(_ best: Best, inEachRowOf columns: Range<Int>) {
    demand(
      columns.lowerBound >= 0 && columns.upperBound <= headings.count,
      "columns \(columns) of \(headings.count)")
    contests.append(.rows(columns, best))
  }

  /// The cells that are best, as pairs of row and column.
  var winners: [[Int]] {
    contests.flatMap { contest in
      switch contest {
      case .column(let column, let best, let first):
        Self.winners(among: rows.indices.dropFirst(first).map { [$0, column] }, in: rows, best)
      case .rows(let columns, let best):
        rows.indices.flatMap { row in
          Self.winners(among: columns.map { [row, $0] }, in: rows, best)
        }
      }
    }
  }

  private static func winners(
    among cells: [[Int]], in rows: [[String]], _ best: Best
  ) -> [[Int]] {
    let values = cells.compactMap { cell in number(rows[cell[0]][cell[1]]).map { (cell, $0) } }
    let extreme = best == .least ? values.map(\.1).min() : values.map(\.1).max()
    return values.filter { $0.1 == extreme }.map(\.0)
  }

  /// The number that a cell begins with, `0.12` of `0.12 ± 0.03` and `103872` of `103 872`.
  static func number(_ cell: String) -> Double? {
    let pattern = /(?:[<≈×] ?)?([-−]?)(\d{1,3}(?:[ \u{202F}]\d{3})+|\d+)(\.\d+)?(e[-+]?\d+)?/
    guard let match = cell.prefixMatch(of: pattern) else { return nil }
    let (_, sign, whole, fraction, exponent) = match.output
    let digits = String(whole.filter(\.isNumber))
    return Double((sign.isEmpty ? "" : "-") + digits + (fraction ?? "") + (exponent ?? ""))
  }
}
