/// Tokens that stand for no text but for what surrounds it: ends, roles, names of files.
struct SpecialTokens: Sendable {
  /// Names by their first byte, longer ones first.
  private var names: [[(name: [UInt8], id: Int)]] = Array(repeating: [], count: 256)

  /// Makes a list of names with their ids.
  init(_ list: [(name: String, id: Int)]) {
    for (name, id) in list.sorted(by: { $0.name.utf8.count > $1.name.utf8.count }) {
      let bytes = Array(name.utf8)
      if let first = bytes.first { names[Int(first)].append((bytes, id)) }
    }
  }

  /// The first name in a part of the text, the longest where several begin.
  func first(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> (place: Range<Int>, id: Int)? {
    for start in range {
      for (name, id) in names[Int(text[start])] where name.count <= range.upperBound - start {
        let place = start..<(start + name.count)
        if text[place].elementsEqual(name) { return (place, id) }
      }
    }
    return nil
  }
}
