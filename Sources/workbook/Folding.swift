extension StringProtocol {
  /// The text broken into lines between words; what is longer than a line is broken behind a `/`,
  /// or anywhere.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.columns + word.columns < width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else if word.columns <= width {
        lines.append(String(word))
      } else {
        lines += word.broken(to: width)
      }
    }
    return lines
  }

  /// The lines of a text, each broken where it is too long; what goes on keeps the indentation.
  func folded(to width: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      if line.columns <= width { return [String(line).trimmingTrailingSpaces] }
      let indentation = String(line.prefix { $0 == " " })
      return line.wrapped(to: width - indentation.count).map { indentation + $0 }
    }
  }

  /// How many columns it takes: colors take none.
  var columns: Int {
    var count = 0
    var isInCode = false
    for character in self {
      if character == "\u{1B}" { isInCode = true }
      if !isInCode { count += 1 }
      if isInCode && character.isLetter { isInCode = false }
    }
    return count
  }

  /// A word that no line holds, in pieces.
  private func broken(to width: Int) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while rest.columns > width {
      let head = rest.prefix(width)
      let slash = head.dropFirst(2).lastIndex(of: "/")
      let end = slash.map { rest.index(after: $0) } ?? head.endIndex
      pieces.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return pieces + [String(rest)]
  }

  /// The text, or its beginning and a mark.
  func cut(to width: Int) -> String {
    count <= width ? String(self) : prefix(width - 1) + "…"
  }

  /// The text with spaces at its end up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }

  /// The text without characters that would move the cursor or change the terminal.
  var onScreen: String {
    String(map { $0 == "\t" || ($0.unicodeScalars.first?.value ?? 0) >= 32 ? $0 : "·" })
  }
}
