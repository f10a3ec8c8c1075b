/// What stands in front of the numbers: the names, types, shapes and places of all tensors.
///
/// The format: eight bytes with the length of the header, little-endian; the header, an object of
/// JSON that spaces may follow; then the tensors without gaps. Source: Hugging Face, safetensors,
/// https://huggingface.co/docs/safetensors.
struct SafeTensorsHeader {
  /// One tensor, whose place counts from the end of the header.
  struct Entry: Equatable {
    var name: String
    var type: SafeTensorsType
    var shape: [Int]
    var place: Range<Int>
  }

  /// The name under which a header has facts about the file.
  static let metadataName = "__metadata__"

  /// The longest header that the reference implementation reads.
  static let limit = 100_000_000

  /// The tensors in the order of their places.
  var entries: [Entry]
  var metadata: [String: String]

  /// The length of the header, from the first eight bytes of a file of a known size.
  static func length(_ prefix: [UInt8], fileSize: Int) throws(SafeTensorsError) -> Int {
    guard prefix.count >= 8 else {
      throw SafeTensorsError(.truncatedHeader(promised: 8, found: prefix.count))
    }
    let length = prefix.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(limit) else {
      throw SafeTensorsError(.headerTooLong(length: length, limit: limit))
    }
    guard Int(length) <= fileSize - 8 else {
      throw SafeTensorsError(.truncatedHeader(promised: Int(length), found: fileSize - 8))
    }
    return Int(length)
  }

  /// Reads a header, and checks that its tensors fill the data from the first byte to the last.
  init(_ text: [UInt8], dataSize: Int) throws(SafeTensorsError) {
    var scanner = SafeTensorsScanner(text)
    let (found, metadata) = try scanner.header()
    var entries: [Entry] = []
    for (name, entry) in found { entries.append(try Self.checked(name, entry, dataSize)) }
    // An empty tensor has the place of its neighbor's first byte, and goes first.
    entries.sort {
      ($0.place.lowerBound, $0.place.upperBound, $0.name)
        < ($1.place.lowerBound, $1.place.upperBound, $1.name)
    }
    try Self.requireTiling(entries, dataSize)
    (self.entries, self.metadata) = (entries, metadata)
  }

  private static func checked(
    _ name: String, _ entry: SafeTensorsScanner.Entry, _ dataSize: Int
  ) throws(SafeTensorsError) -> Entry {
    guard let type = SafeTensorsType(rawValue: entry.type) else {
      throw SafeTensorsError(.unknownType(tensor: name, type: entry.type))
    }
    guard let needed = byteCount(of: entry.shape, type) else {
      throw SafeTensorsError(.impossibleShape(tensor: name, shape: entry.shape))
    }
    guard entry.end <= dataSize else {
      throw SafeTensorsError(.truncated(tensor: name, end: entry.end, found: dataSize))
    }
    guard entry.begin <= entry.end, entry.end - entry.begin == needed else {
      throw SafeTensorsError(
        .wrongSize(tensor: name, needed: needed, found: max(0, entry.end - entry.begin)))
    }
    return Entry(name: name, type: type, shape: entry.shape, place: entry.begin..<entry.end)
  }

  /// The bytes of a tensor, or nil if they cannot be counted.
  static func byteCount(of shape: [Int], _ type: SafeTensorsType) -> Int? {
    // The other dimensions of an empty tensor might overflow, and the reference refuses that, too.
    var size = type.size
    for dimension in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      size = product
    }
    return size
  }

  private static func requireTiling(
    _ entries: [Entry], _ dataSize: Int
  ) throws(SafeTensorsError) {
    var free = 0
    for entry in entries {
      let (name, begin) = (entry.name, entry.place.lowerBound)
      if begin < free { throw SafeTensorsError(.overlap(tensor: name, begin: begin, free: free)) }
      if begin > free { throw SafeTensorsError(.gap(tensor: name, begin: begin, free: free)) }
      free = entry.place.upperBound
    }
    if free < dataSize { throw SafeTensorsError(.trailingBytes(dataSize - free)) }
  }

  init(entries: [Entry], metadata: [String: String]) {
    self.entries = entries
    self.metadata = metadata
  }

  /// Length and text, filled up with spaces so that the numbers begin at a multiple of eight.
  var bytes: [UInt8] {
    var parts: [String] = []
    if !metadata.isEmpty {
      let strings = metadata.sorted { $0.key < $1.key }
        .map { "\(quoted($0.key)):\(quoted($0.value))" }
      parts.append("\(quoted(Self.metadataName)):{\(strings.joined(separator: ","))}")
    }
    parts += entries.map { entry in
      let shape = entry.shape.map(String.init).joined(separator: ",")
      return "\(quoted(entry.name)):{\"dtype\":\"\(entry.type.rawValue)\",\"shape\":[\(shape)],"
        + "\"data_offsets\":[\(entry.place.lowerBound),\(entry.place.upperBound)]}"
    }
    var text = Array("{\(parts.joined(separator: ","))}".utf8)
    text += Array(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
  }

  private func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case ..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
