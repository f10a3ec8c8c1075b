package import Foundation

extension String {
  /// Bytes as text, whichever system wrote them: without a byte order mark, and every line ended by
  /// `"\n"` alone.
  ///
  /// In Swift `"\r\n"` is one character, which no search for `"\n"` finds. So whatever reads lines
  /// reads its text here.
  package init(anyText bytes: Data) {
    self = String(decoding: bytes, as: UTF8.self).withPlainLines
  }

  /// The text without a byte order mark, and every line ended by `"\n"` alone.
  package var withPlainLines: String {
    let text = hasPrefix("\u{FEFF}") ? dropFirst() : self[...]
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return String(text) }
    return String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }

  /// The lines, each with its end as it stands there.
  var linesWithEnds: [String] {
    var lines: [String] = []
    var isOpen = false
    for character in self {
      if !isOpen { lines.append("") }
      lines[lines.count - 1].append(character)
      isOpen = !character.isNewline
    }
    return lines
  }
}
