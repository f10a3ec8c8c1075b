/// What can be compared where a section could not be told, because a file was not fetched.
extension Transcript {
  /// A line of a recording and its number there.
  typealias NumberedLine = (number: Int, line: Substring)

  static let valuesTitle = "Values in the text"

  var numberedLines: [NumberedLine] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { ($0 + 1, $1) }
  }

  /// The lines of a recording without the sections that were left out, and without the values that this run did not come to.
  func comparable(in recorded: Transcript) -> [NumberedLine] {
    let own = Set(blocks.last { $0.title == Self.valuesTitle }?.lines.compactMap(Self.name) ?? [])
    var lines: [NumberedLine] = []
    for block in recorded.blocks where !leftOut.contains(block.title) {
      if block.title != Self.valuesTitle {
        lines += block.lines
      } else if !own.isEmpty {
        lines += block.lines.filter { line in Self.name(of: line).map(own.contains) ?? true }
      }
    }
    // Where the last section was left out, the line that parted it from the one before ends the recording.
    while lines.count > 1, lines.suffix(2).allSatisfy(\.line.isEmpty) { lines.removeLast() }
    return lines
  }

  private static func name(of line: NumberedLine) -> Substring? {
    line.line.contains(" = ") ? line.line.prefix { $0 != " " } : nil
  }

  /// The sections: each from its title to the line before the next.
  private var blocks: [(title: String, lines: [NumberedLine])] {
    var blocks: [(title: String, lines: [NumberedLine])] = []
    for line in numberedLines {
      if line.line.hasPrefix("— "), line.line.hasSuffix(" —"), line.line.count > 4 {
        blocks.append((String(line.line.dropFirst(2).dropLast(2)), []))
      } else if blocks.isEmpty {
        blocks.append(("", []))
      }
      blocks[blocks.count - 1].lines.append(line)
    }
    return blocks
  }
}
