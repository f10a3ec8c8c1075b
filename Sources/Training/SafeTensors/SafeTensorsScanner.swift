/// Reads the one form of JSON that the header of a safetensors file can be.
///
/// A scanner of its own, because the text comes from strangers: it looks at each byte once, never
/// recurses, and tells of names that come twice, which general readers of JSON pass over.
struct SafeTensorsScanner {
  /// What a header says of one tensor.
  struct Entry: Equatable {
    var type: String
    var shape: [Int]
    var begin: Int
    var end: Int
  }

  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  /// Reads the whole text: an object of entries, the strings of `__metadata__`, then only spaces.
  mutating func header() throws(SafeTensorsError) -> ([String: Entry], [String: String]) {
    // The reference refuses a space in front, too.
    guard text.first == UInt8(ascii: "{") else { throw malformed("it does not begin with '{'") }
    var (entries, metadata): ([String: Entry], [String: String]?) = ([:], nil)
    try object { (scanner, name) throws(SafeTensorsError) in
      if entries[name] != nil { throw SafeTensorsError(.duplicateName(name)) }
      if name != SafeTensorsHeader.metadataName {
        entries[name] = try scanner.entry(of: name)
      } else if metadata == nil {
        metadata = try scanner.strings()
      } else {
        throw SafeTensorsError(.duplicateName(name))
      }
    }
    skipSpaces()
    guard position == text.count else { throw malformed("text follows its end") }
    return (entries, metadata ?? [:])
  }

  private mutating func strings() throws(SafeTensorsError) -> [String: String] {
    var strings: [String: String] = [:]
    if skip("null") { return strings }
    try object { (scanner, key) throws(SafeTensorsError) in
      if strings[key] != nil { throw SafeTensorsError(.duplicateName(key)) }
      strings[key] = try scanner.string()
    }
    return strings
  }

  private mutating func entry(of name: String) throws(SafeTensorsError) -> Entry {
    var (type, shape, place): (String?, [Int]?, [Int]?)
    try object { (scanner, key) throws(SafeTensorsError) in
      switch key {
      case "dtype" where type == nil: type = try scanner.string()
      case "shape" where shape == nil: shape = try scanner.numbers()
      case "data_offsets" where place == nil: place = try scanner.numbers()
      case "dtype", "shape", "data_offsets":
        throw scanner.malformed("the key '\(key)' of \(name) comes twice")
      default: try scanner.passOver()
      }
    }
    guard let type, let shape, let place, place.count == 2 else {
      throw malformed("dtype, shape or the two data_offsets of \(name) are missing")
    }
    return Entry(type: type, shape: shape, begin: place[0], end: place[1])
  }

  /// Reads an object, whose values a body reads by their keys.
  private mutating func object(
    _ value: (inout Self, String) throws(SafeTensorsError) -> Void
  ) throws(SafeTensorsError) {
    try expect("{")
    if skip("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try value(&self, key)
    } while skip(",")
    try expect("}")
  }

  /// Steps over a value of any kind, which a writer of this format has added for itself.
  private mutating func passOver() throws(SafeTensorsError) {
    var closings: [UInt8] = []
    repeat {
      skipSpaces()
      guard position < text.count else { throw malformed("a value does not end") }
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        _ = try string()
        continue
      }
      let word = text[position...].prefix { Self.isPartOfWord($0) }
      position += max(word.count, 1)
      switch byte {
      case UInt8(ascii: "{"): closings.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): closings.append(UInt8(ascii: "]"))
      case closings.last: closings.removeLast()
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        if closings.isEmpty { throw malformed("byte \(position) begins no value") }
      default: if word.isEmpty { throw malformed("byte \(position) begins no value") }
      }
    } while !closings.isEmpty
  }

  /// Whether a byte can be in a number, in `true`, `false` or `null`.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= byte || "+-.0123456789E".utf8.contains(byte)
  }

  private mutating func numbers() throws(SafeTensorsError) -> [Int] {
    try expect("[")
    if skip("]") { return [] }
    var numbers: [Int] = []
    repeat { numbers.append(try wholeNumber()) } while skip(",")
    try expect("]")
    return numbers
  }

  private mutating func wholeNumber() throws(SafeTensorsError) -> Int {
    skipSpaces()
    let digits = text[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
    guard let value = Int(String(decoding: digits, as: UTF8.self)),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { throw malformed("byte \(position) begins no whole number that can be an index") }
    position = digits.endIndex
    return value
  }

  private mutating func string() throws(SafeTensorsError) -> String {
    try expect("\"")
    var bytes: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: bytes, as: UTF8.self) else {
          throw malformed("a string in front of byte \(position) is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): bytes += try escape()
      case ..<32: throw malformed("a control character is inside a string")
      default: bytes.append(byte)
      }
    }
    throw malformed("a string does not end")
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws(SafeTensorsError) -> [UInt8] {
    guard position < text.count else { throw malformed("a string does not end") }
    defer { position += 1 }
    switch text[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [text[position]]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "u"): return Array(String(try codePoint()).utf8)
    default: throw malformed("byte \(position) escapes nothing")
    }
  }

  /// Reads the four digits behind `\u`, and those of the second half of a pair.
  private mutating func codePoint() throws(SafeTensorsError) -> Unicode.Scalar {
    var value = try codeUnit()
    if 0xD800..<0xDC00 ~= value, text[(position + 1)...].starts(with: "\\u".utf8) {
      position += 2
      let second = try codeUnit()
      guard 0xDC00..<0xE000 ~= second else { throw malformed("half of a \\u pair is missing") }
      value = 0x10000 + (value - 0xD800) << 10 + (second - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw malformed("half of a \\u pair is missing")
    }
    return scalar
  }

  /// Steps from the `u` to the last of its digits.
  private mutating func codeUnit() throws(SafeTensorsError) -> UInt32 {
    let digits = text[(position + 1)...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw malformed("byte \(position) is not followed by four hexadecimal digits") }
    position += 4
    return value
  }

  private mutating func expect(_ token: String) throws(SafeTensorsError) {
    guard skip(token) else { throw malformed("a '\(token)' is missing at byte \(position)") }
  }

  /// Steps over a token, if it comes next.
  private mutating func skip(_ token: String) -> Bool {
    skipSpaces()
    guard text[position...].starts(with: token.utf8) else { return false }
    position += token.utf8.count
    return true
  }

  private mutating func skipSpaces() {
    while position < text.count, " \n\t\r".utf8.contains(text[position]) { position += 1 }
  }

  private func malformed(_ why: String) -> SafeTensorsError {
    SafeTensorsError(.malformedHeader(why))
  }
}
