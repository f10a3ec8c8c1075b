internal import LinearAlgebra

/// Rows and columns of text for the terminal and the book.
///
/// ```swift
/// var table = Table("rank", "stored numbers", "relative error")
/// table.row("5", "19300", "0.0123")
/// table.best(.least, column: 2)
/// page.print(table)
/// ```
///
/// The terminal shows it as aligned lines; the book sets it as a numbered table and marks what is best.
public struct Table {
  let headings: [String]
  private(set) var rows: [[String]] = []
  var contests: [Contest] = []

  /// Starts a table with its column headings.
  public init(_ headings: String...) { self.headings = headings }

  /// Adds a row.
  ///
  /// - Precondition: It has a cell for every heading.
  public mutating func row(_ cells: String...) {
    demand(
      cells.count == headings.count, "a row of \(cells.count) cells in a table of \(headings.count)"
    )
    rows.append(cells)
  }

  /// The table as aligned lines: headings, a rule, the rows.
  public var text: String {
    let widths = headings.indices.map { column in
      ([headings] + rows).map { $0[column].count }.max() ?? 0
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([headings, rule] + rows).map { cells in
      let padded = cells.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - cells[column].count)
        return isText(column) ? cells[column] + padding : padding + cells[column]
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  /// Whether a column holds words: more cells that start with a letter than with anything else.
  func isText(_ column: Int) -> Bool {
    let words = rows.filter { $0[column].first?.isLetter == true }.count
    return words * 2 > rows.count
  }
}
