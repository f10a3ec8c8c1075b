import Grading

/// A case as lines: its name and its input.
struct CaseText {
  /// The name.
  var name: String
  /// The input.
  var given: [Mismatch.Exhibit]
  /// Where it is shown.
  var terminal: Terminal
  /// Columns.
  var width: Int

  /// The lines.
  var lines: [String] {
    terminal.plain("Case: \(name)").wrapped(to: width)
      + given.flatMap { named($0.name, terminal.plain($0.text)) }
  }

  /// `x = [1, 2, 3]`, or the name above a value of several lines.
  private func named(_ name: String, _ text: String) -> [String] {
    let rows = text.block(within: width)
    if rows.count == 1, name.count + rows[0].count + 5 <= width {
      return ["  \(name) = \(rows[0])"]
    }
    return ["  \(name) ="] + rows.map { "    \($0)" }
  }
}

extension String {
  /// The lines of a value, cut to the screen.
  func block(within width: Int) -> [String] {
    let all = split(separator: "\n", omittingEmptySubsequences: false).map(\.onScreen)
    let rows = all.count > 24 ? all.prefix(22) + ["…"] : all[...]
    return rows.flatMap { row in
      row.count <= width - 4 || row.contains("  ")
        ? [row.cut(to: width - 4)] : row.wrapped(to: width - 4)
    }
  }
}
