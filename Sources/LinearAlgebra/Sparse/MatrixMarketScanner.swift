internal import Foundation

/// Reads numbers from the bytes of a Matrix Market file and knows the line that it is on.
///
/// The bytes end with a zero, so that the C library's number parsers stop there at the latest.
struct MatrixMarketScanner {
  private let bytes: UnsafePointer<CChar>
  private var place = 0
  /// The line, counted from 1.
  private(set) var line = 1

  init(_ bytes: UnsafePointer<CChar>) {
    self.bytes = bytes
    // Some editors mark a text as UTF-8.
    let mark = [0xEF, 0xBB, 0xBF].map { CChar(bitPattern: $0) }
    if mark.indices.allSatisfy({ bytes[$0] == mark[$0] }) { place = mark.count }
  }

  /// The rest of the line; the scanner goes on to the next.
  mutating func restOfLine() -> String {
    let start = place
    while bytes[place] != 0 && bytes[place] != Self.newline { place += 1 }
    let text = String(
      decoding: UnsafeRawBufferPointer(start: bytes + start, count: place - start), as: UTF8.self)
    if bytes[place] == Self.newline {
      place += 1
      line += 1
    }
    return text
  }

  /// Skips lines that are empty or comments.
  ///
  /// - Returns: Whether there is anything left.
  mutating func skipToNumbers() -> Bool {
    while true {
      skipBlanks()
      switch bytes[place] {
      case 0: return false
      case Self.newline:
        place += 1
        line += 1
      case Self.percent: _ = restOfLine()
      default: return true
      }
    }
  }

  /// A whole number, decimal.
  mutating func integer(_ expected: String) throws(MatrixMarketFault) -> Int {
    skipBlanks()
    var end: UnsafeMutablePointer<CChar>?
    errno = 0
    let number = strtol(bytes + place, &end, 10)
    try advance(to: end, isValid: errno == 0 && isOnThisLine(end), expected: expected)
    return number
  }

  /// A real number.
  mutating func real(_ expected: String) throws(MatrixMarketFault) -> Double {
    skipBlanks()
    var end: UnsafeMutablePointer<CChar>?
    let number = strtod(bytes + place, &end)
    try advance(to: end, isValid: isOnThisLine(end), expected: expected)
    return number
  }

  /// What stands up to the next blank, where there is anything on this line.
  mutating func word() -> String? {
    skipBlanks()
    return restOfLine().split { " \t\r".contains($0) }.first.map(String.init)
  }

  /// Expects nothing more on this line.
  mutating func endLine() throws(MatrixMarketFault) {
    skipBlanks()
    if bytes[place] == 0 { return }
    guard bytes[place] == Self.newline else { throw fault(expected: "the end of the line") }
    place += 1
    line += 1
  }

  private static let newline = CChar(UInt8(ascii: "\n"))
  private static let percent = CChar(UInt8(ascii: "%"))

  private mutating func skipBlanks() {
    while bytes[place] == 32 || bytes[place] == 9 || bytes[place] == 13 { place += 1 }
  }

  /// The C parsers skip line ends as they skip blanks: a number must begin where the scanner is.
  private func isOnThisLine(_ end: UnsafeMutablePointer<CChar>?) -> Bool {
    bytes[place] != Self.newline && bytes[place] != 0 && end.map { $0 > bytes + place } ?? false
  }

  private mutating func advance(
    to end: UnsafeMutablePointer<CChar>?, isValid: Bool, expected: String
  ) throws(MatrixMarketFault) {
    guard isValid, let end, Self.endsNumber(end.pointee) else { throw fault(expected: expected) }
    place = UnsafePointer(end) - bytes
  }

  private static func endsNumber(_ byte: CChar) -> Bool {
    byte == 0 || byte == newline || byte == 32 || byte == 9 || byte == 13
  }

  private func fault(expected: String) -> MatrixMarketFault {
    var copy = self
    let line = line
    let found = copy.restOfLine().prefix(40)
    return MatrixMarketFault(
      .malformed(expected: expected, found: found.isEmpty ? "nothing" : String(found)), line: line)
  }
}
