internal import Foundation
internal import LinearAlgebra

/// The lines of a text file, as fields, whatever separates them.
///
/// A mark of UTF-8 at the beginning and carriage returns at the ends are no part of the text, and empty
/// lines are left out. What is not UTF-8 is read as Latin-1, as MovieLens writes the titles of films.
struct TextTable {
  /// What stands between two fields.
  enum Separator: String {
    case tab = "tabs"
    case comma = "commas"
    case bar = "bars"
    case colons = "::"

    fileprivate var bytes: [UInt8] {
      switch self {
      case .tab: [UInt8(ascii: "\t")]
      case .comma: [UInt8(ascii: ",")]
      case .bar: [UInt8(ascii: "|")]
      case .colons: Array("::".utf8)
      }
    }
  }

  let path: String
  let separator: Separator
  /// The names in the first line, where it has names.
  let header: [String]
  private let bytes: Data
  private let isUTF8: Bool
  /// Each line with its number, without the header.
  private var lines: [(number: Int, range: Range<Int>)]

  /// Reads a file, in which a first line may name the columns.
  init(_ path: String, isHeader: (String) -> Bool) throws(RatingsFileError) {
    do { bytes = try RegularFile.contents(of: path) } catch {
      throw RatingsFileError(path: path, line: nil, reason: .unreadable(error.words))
    }
    if let format = MistakenFormat(bytes.prefix(32)) {
      let advice = format.advice(archive: "a ZIP archive: unpack it, and give the file inside")
      throw RatingsFileError(path: path, line: nil, reason: .otherFormat(advice))
    }
    self.path = path
    isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    lines = Self.lines(of: bytes)
    guard let first = lines.first else {
      throw RatingsFileError(path: path, line: nil, reason: .empty)
    }
    let text = Self.text(bytes[first.range], isUTF8)
    separator =
      text.contains("::")
      ? .colons : text.contains("\t") ? .tab : text.contains("|") ? .bar : .comma
    let mark = isHeader(text)
    header = mark ? text.components(separatedBy: separator == .tab ? "\t" : ",") : []
    if mark { lines.removeFirst() }
    if lines.isEmpty { throw RatingsFileError(path: path, line: nil, reason: .empty) }
  }

  private static func lines(of data: Data) -> [(number: Int, range: Range<Int>)] {
    var lines: [(number: Int, range: Range<Int>)] = []
    data.withUnsafeBytes { bytes in
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      var (start, number) = (bytes.starts(with: mark) ? 3 : 0, 1)
      while start < bytes.count {
        var end = start
        while end < bytes.count && bytes[end] != UInt8(ascii: "\n") { end += 1 }
        var last = end
        while last > start && bytes[last - 1] == UInt8(ascii: "\r") { last -= 1 }
        if last > start { lines.append((number, start..<last)) }
        start = end + 1
        number += 1
      }
    }
    return lines
  }

  private static func text(_ bytes: some Collection<UInt8>, _ isUTF8: Bool) -> String {
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension TextTable {
  /// Calls a body with the number and the fields of every line: so many at least, and at most.
  func forEachLine(
    fields counts: ClosedRange<Int>, _ body: (Int, [String]) throws(RatingsFileError) -> Void
  ) throws(RatingsFileError) {
    for line in lines {
      let fields = try fields(of: line, atMost: counts.upperBound)
      if fields.count < counts.lowerBound {
        throw error(
          line.number,
          .tooFewFields(
            expected: counts.lowerBound, found: fields.count, separator: separator.rawValue))
      }
      try body(line.number, fields)
    }
  }

  func error(_ line: Int, _ reason: RatingsFileError.Reason) -> RatingsFileError {
    RatingsFileError(path: path, line: line, reason: reason)
  }

  /// Where a column stands that the header names, by one of several names.
  func column(_ names: [String]) throws(RatingsFileError) -> Int {
    let place = header.firstIndex { title in
      names.contains { title == $0 || title.hasPrefix($0 + ":") }
    }
    guard let place else { throw error(1, .missingColumn(names.joined(separator: " or "))) }
    return place
  }

  private func fields(
    of line: (number: Int, range: Range<Int>), atMost count: Int
  ) throws(RatingsFileError) -> [String] {
    let bytes = Array(bytes[line.range])
    let mark = separator.bytes
    var fields: [String] = []
    var place = 0
    while place <= bytes.count && fields.count < count {
      if separator == .comma && place < bytes.count && bytes[place] == Self.quote {
        let (text, next) = try quoted(bytes, from: place, line.number)
        fields.append(text)
        place = next
        continue
      }
      var end = place
      while end < bytes.count && !bytes[end...].starts(with: mark) { end += 1 }
      fields.append(Self.text(bytes[place..<end], isUTF8))
      place = end + mark.count
    }
    return fields
  }

  private static let quote = UInt8(ascii: "\"")

  /// A field in quotation marks, in which a comma is a comma and two marks are one.
  private func quoted(
    _ bytes: [UInt8], from start: Int, _ line: Int
  ) throws(RatingsFileError) -> (String, next: Int) {
    var text: [UInt8] = []
    var place = start + 1
    while place < bytes.count {
      if bytes[place] != Self.quote {
        text.append(bytes[place])
      } else if place + 1 < bytes.count && bytes[place + 1] == Self.quote {
        text.append(Self.quote)
        place += 1
      } else {
        while place < bytes.count && bytes[place] != UInt8(ascii: ",") { place += 1 }
        return (Self.text(text, isUTF8), place + 1)
      }
      place += 1
    }
    throw error(line, .openQuotation)
  }
}
