import Foundation

extension LinearAlgebraScalar {
  /// The number with a fixed count of digits after the point, `3.142`.
  public func formatted(decimals: Int) -> String {
    if isNaN { return "NaN" }
    // A rounded zero has no sign: `-0.000` in a table only puzzles.
    let text = String(format: "%.\(decimals)f", Double(self))
    return text.hasPrefix("-") && !text.contains { $0 >= "1" && $0 <= "9" || $0.isLetter }
      ? String(text.dropFirst()) : text
  }

  /// The number with a count of significant digits, in powers of ten when very large or small.
  public func formatted(digits: Int) -> String {
    isNaN ? "NaN" : String(format: "%.\(digits)g", self == 0 ? 0 : Double(self))
  }
}

extension Matrix: CustomStringConvertible {
  /// The entries to six significant digits, in aligned columns; large matrices show their corners.
  public var description: String { formatted { $0.formatted(digits: 6) } }

  /// The entries in aligned columns, a line per row, each written by `style`.
  ///
  /// - Parameters:
  ///   - limit: The most rows and the most columns to show; from larger matrices the middle is left
  ///     out.
  ///   - style: How to write an entry.
  /// - Returns: The lines, joined; for an empty matrix its shape.
  public func formatted(limit: Int = 8, _ style: (Scalar) -> String) -> String {
    demand(limit >= 2, "a matrix cannot be shown in \(limit) rows and columns")
    if isEmpty { return "(an empty \(shape) matrix)" }
    let shownRows = Self.shown(rows, limit)
    let shownColumns = Self.shown(columns, limit)
    let cells = shownRows.map { i in
      shownColumns.map { j in
        guard let i, let j else { return i == nil && j == nil ? "⋱" : i == nil ? "⋮" : "…" }
        return style(self[i, j])
      }
    }
    let widths = shownColumns.indices.map { j in cells.map { $0[j].count }.max() ?? 0 }
    return cells.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(
        separator: "  ")
    }.joined(separator: "\n")
  }

  /// Which indices to show, with `nil` for those left out.
  private static func shown(_ count: Int, _ limit: Int) -> [Int?] {
    if count <= limit { return Array(0..<count) }
    let head = (limit - 1) - (limit - 1) / 2
    let tail = limit - 1 - head
    return Array(0..<head) + [nil] + Array((count - tail)..<count)
  }
}

extension Vector: CustomStringConvertible {
  /// The entries to six significant digits in brackets; long vectors show their ends.
  public var description: String {
    let row = Matrix(row: self)
    if isEmpty { return "[]" }
    let cells = row.formatted { $0.formatted(digits: 6) }
    return "[" + cells.split(separator: " ").joined(separator: ", ") + "]"
  }
}
