/// Reads the one form of Python dictionary that an `.npy` header can be.
///
/// A hand-written scanner, because the text comes from strangers: it looks at each byte once, and
/// what it does not know it refuses.
struct NPYHeaderScanner {
  /// The three facts of a header.
  struct Entries {
    var type: String
    var isColumnMajor: Bool
    var shape: [Int]
  }

  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  /// Reads the whole text: three keys in any order, and white space after them.
  mutating func dictionary() throws(NPYError) -> Entries {
    var (type, isColumnMajor, shape): (String?, Bool?, [Int]?)
    try expect("{")
    while !skip("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try descriptor()
      case "fortran_order" where isColumnMajor == nil: isColumnMajor = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      default: throw malformed("the key '\(key)' is unknown or comes twice")
      }
      if !skip(",") {
        try expect("}")
        break
      }
    }
    skipSpaces()
    guard position == text.count else { throw malformed("text follows the dictionary") }
    guard let type, let isColumnMajor, let shape else {
      throw malformed("'descr', 'fortran_order' or 'shape' is missing")
    }
    return Entries(type: type, isColumnMajor: isColumnMajor, shape: shape)
  }

  private mutating func descriptor() throws(NPYError) -> String {
    if skip("[") { throw NPYError(.unsupportedType("record")) }
    return try string()
  }

  private mutating func string() throws(NPYError) -> String {
    skipSpaces()
    guard position < text.count, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(text[position]),
      let end = text[(position + 1)...].firstIndex(of: text[position])
    else { throw malformed("a quoted string is missing") }
    defer { position = end + 1 }
    return String(decoding: text[(position + 1)..<end], as: UTF8.self)
  }

  private mutating func boolean() throws(NPYError) -> Bool {
    if skip("True") { return true }
    if skip("False") { return false }
    throw malformed("'fortran_order' is neither True nor False")
  }

  private mutating func tuple() throws(NPYError) -> [Int] {
    try expect("(")
    var shape: [Int] = []
    while !skip(")") {
      shape.append(try wholeNumber())
      if !skip(",") {
        // A number in brackets is a tuple only with a comma behind it.
        if shape.count == 1 { throw malformed("'shape' is not a tuple") }
        try expect(")")
        break
      }
    }
    return shape
  }

  private mutating func wholeNumber() throws(NPYError) -> Int {
    skipSpaces()
    let digits = text[position...].prefix { $0 == UInt8(ascii: "-") || isDigit($0) }
    let spelled = String(decoding: digits, as: UTF8.self)
    guard !digits.isEmpty else { throw malformed("'shape' has an entry that is no whole number") }
    guard let value = Int(spelled), value >= 0 else { throw NPYError(.impossibleShape(spelled)) }
    position = digits.endIndex
    // Python 2 marked long whole numbers by an L.
    _ = skip("L")
    return value
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte }

  private mutating func expect(_ token: String) throws(NPYError) {
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

  private func malformed(_ why: String) -> NPYError { NPYError(.malformedHeader(why)) }
}
