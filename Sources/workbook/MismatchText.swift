import Grading

/// A mismatch as lines: the case, its input, and what was expected beside what came.
struct MismatchText {
  /// What does not hold.
  var mismatch: Mismatch
  /// Where it is shown.
  var terminal: Terminal
  /// Columns.
  var width: Int

  /// The lines.
  var lines: [String] {
    let run = CaseText(
      name: mismatch.caseName, given: mismatch.given, terminal: terminal, width: width)
    return run.lines + [""]
      + terminal.plain("Looking at \(mismatch.subject):").wrapped(to: width) + comparison
      + (mismatch.likeness.map { [""] + terminal.plain($0).wrapped(to: width) } ?? [])
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

  private func block(_ text: String) -> [String] { terminal.plain(text).block(within: width) }
}

extension String {
  /// The text without spaces at its end.
  var trimmingTrailingSpaces: String {
    var end = self[...]
    while end.last == " " { end.removeLast() }
    return String(end)
  }
}
