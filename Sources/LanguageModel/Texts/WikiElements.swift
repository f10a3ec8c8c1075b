/// The elements in angle brackets that MediaWiki knows: some are taken away whole, of others the tag.
enum WikiElements {
  /// What has no sentences of the article in it.
  private static let dropped: [(open: StaticString, close: StaticString)] = [
    ("<ref", "</ref>"), ("<math", "</math>"), ("<gallery", "</gallery>"),
    ("<source", "</source>"), ("<timeline", "</timeline>"), ("<imagemap", "</imagemap>"),
    ("<score", "</score>"), ("<table", "</table>"), ("<references", "</references>"),
  ]

  /// The text without comments and without the elements that are dropped whole.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    var (result, i): ([UInt8], Int) = ([], 0)
    result.reserveCapacity(bytes.count)
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "<"), let end = endOfDropped(bytes, at: i) {
        i = end
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }

  private static func endOfDropped(_ bytes: [UInt8], at start: Int) -> Int? {
    if bytes.matches("<!--", at: start) {
      return bytes.first("-->", from: start + 4).map { $0 + 3 }
    }
    for (open, close) in dropped where bytes.matches(open, at: start) {
      let after = start + open.utf8CodeUnitCount
      guard after < bytes.count, " >/\n".utf8.contains(bytes[after]) else { continue }
      guard let tagEnd = bytes.first(">", from: after) else { return nil }
      if bytes[tagEnd - 1] == UInt8(ascii: "/") { return tagEnd + 1 }
      return bytes.first(close, from: tagEnd).map { $0 + close.utf8CodeUnitCount }
    }
    return nil
  }

  /// The text without tags, and without the apostrophes that mark italic and bold.
  static func tagsRemoved(from bytes: [UInt8]) -> [UInt8] {
    var (result, i): ([UInt8], Int) = ([], 0)
    result.reserveCapacity(bytes.count)
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "'"), i + 1 < bytes.count, bytes[i + 1] == bytes[i] {
        while i < bytes.count && bytes[i] == UInt8(ascii: "'") { i += 1 }
      } else if bytes[i] == UInt8(ascii: "<"), let end = endOfTag(bytes, at: i) {
        // A line that is broken must not glue two words together.
        if bytes.matches("<br", at: i) { result.append(UInt8(ascii: " ")) }
        i = end
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }

  private static func endOfTag(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    let first = bytes[start + 1]
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
    guard isLetter || first == UInt8(ascii: "/") else { return nil }
    // A tag is short and on one line; a “<” that is less than is neither.
    for i in start..<min(start + 200, bytes.count) {
      if bytes[i] == UInt8(ascii: ">") { return i + 1 }
      if bytes[i] == UInt8(ascii: "\n") { return nil }
    }
    return nil
  }
}
