import Grading

/// A mismatch as lines: the case, its input, and what was expected beside what came.
struct MismatchText {
  /// What does not hold.
  var mismatch: Mismatch
  /// Columns.
  var width: Int

  /// The lines.
  var lines: [String] {
    var lines = "Case: \(mismatch.caseName)".wrapped(to: width)
    for input in mismatch.given { lines += named(input.name, input.text) }
    lines += [""] + "Looking at \(mismatch.subject):".wrapped(to: width)
    return lines + comparison
  }

  /// `x = [1, 2, 3]`, or the name above a value of several lines.
  private func named(_ name: String, _ text: String) -> [String] {
    let rows = block(text)
    if rows.count == 1, name.count + rows[0].count + 5 <= width {
      return ["  \(name) = \(rows[0])"]
    }
    return ["  \(name) ="] + rows.map { "    \($0)" }
  }

  /// Side by side where that fits, one below the other where it does not.
  private var comparison: [String] {
    let (left, right) = (block(mismatch.expected), block(mismatch.got))
    let column = max(left.map(\.count).max() ?? 0, "expected".count) + 4
    if column + (right.map(\.count).max() ?? 0) + 2 > width {
      return ["  expected"] + left.map { "    \($0)" } + ["  got"] + right.map { "    \($0)" }
    }
    let rows = max(left.count, right.count)
    let pad = { (text: String) in text + String(repeating: " ", count: column - text.count) }
    return ["  " + pad("expected") + "got"]
      + (0..<rows).map { row in
        let line = pad(row < left.count ? left[row] : "") + (row < right.count ? right[row] : "")
        return "  " + line.trimmingTrailingSpaces
      }
  }

  /// The lines of a value, cut to the screen.
  private func block(_ text: String) -> [String] {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(\.onScreen)
    let rows = all.count > 24 ? all.prefix(22) + ["…"] : all[...]
    return rows.flatMap { row in
      row.count <= width - 4 || row.contains("  ") ? [cut(row)] : row.wrapped(to: width - 4)
    }
  }

  private func cut(_ row: String) -> String { row.cut(to: width - 4) }
}

extension String {
  /// The text without spaces at its end.
  var trimmingTrailingSpaces: String {
    var end = self[...]
    while end.last == " " { end.removeLast() }
    return String(end)
  }
}
