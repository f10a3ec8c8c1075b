/// Links in brackets: of those to articles and addresses the words are left, of others nothing.
enum WikiLinks {
  private static let dropped = ["file:", "image:", "category:", "media:"]

  /// The text with words in the place of links.
  static func resolved(in bytes: [UInt8]) -> [UInt8] { addresses(in: articles(in: bytes)) }

  /// Inner links come first, so that the caption of a picture goes with all that is in it.
  private static func articles(in bytes: [UInt8]) -> [UInt8] {
    var (result, starts, i): ([UInt8], [Int], Int) = ([], [], 0)
    result.reserveCapacity(bytes.count)
    while i < bytes.count {
      if bytes.matches("[[", at: i) {
        starts.append(result.count)
        result += bytes[i..<(i + 2)]
        i += 2
      } else if bytes.matches("]]", at: i), let start = starts.popLast() {
        let words = words(of: result[(start + 2)...])
        result.removeLast(result.count - start)
        result += words
        i += 2
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }

  private static func words(of link: ArraySlice<UInt8>) -> [UInt8] {
    let name = String(decoding: link.prefix(10), as: UTF8.self).lowercased()
    if dropped.contains(where: { name.hasPrefix($0) }) { return [] }
    let words = link.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).last
    return Array((words ?? []).drop { $0 == UInt8(ascii: ":") })
  }

  private static func addresses(in bytes: [UInt8]) -> [UInt8] {
    var (result, i): ([UInt8], Int) = ([], 0)
    result.reserveCapacity(bytes.count)
    while i < bytes.count {
      let isLink =
        bytes.matches("[http", at: i) || bytes.matches("[//", at: i)
        || bytes.matches("[ftp:", at: i)
      if isLink, let end = bytes.first("]", from: i) {
        let link = bytes[(i + 1)..<end]
        if let space = link.firstIndex(of: UInt8(ascii: " ")) { result += link[(space + 1)...] }
        i = end + 1
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }
}
