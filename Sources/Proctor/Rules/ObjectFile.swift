import Foundation

/// What the compiler emitted for an answer: its functions, and what each of them refers to.
///
/// Compiled with a section per function, an object file is a graph: a section leads to the symbols
/// that its relocations name. Format: the System V ABI, "Object Files" and "Relocation".
struct ObjectFile {
  private struct Symbol {
    var name: String
    var section: Int
    /// Whether it is a function that the linker shows to every other file.
    var isGlobalFunction: Bool
  }

  private var symbols: [Symbol] = []
  private var sectionNames: [String] = []
  /// The symbols, by index, that each section refers to.
  private var references: [Int: Set<Int>] = [:]

  /// Reads a relocatable file of 64 bits, the lowest byte first; nil if it is something else.
  init?(_ data: Data) {
    let bytes = Bytes(data)
    guard data.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), data.count >= 64 else { return nil }
    let (start, size) = (Int(bytes.word(at: 40)), Int(bytes.half(at: 58)))
    var count = Int(bytes.half(at: 60))
    var names = Int(bytes.half(at: 62))
    guard size == 64, start > 0, start + 64 <= data.count else { return nil }
    let first = Header(bytes, at: start)
    // Where there are more sections than fit in 16 bits, the first one says how many.
    if count == 0 { count = first.size }
    if names == 0xFFFF { names = first.link }
    guard count > 0, start + 64 * count <= data.count, names < count else { return nil }
    let headers = (0..<count).map { Header(bytes, at: start + 64 * $0) }
    sectionNames = headers.map { bytes.text(at: headers[names].offset + $0.name) }
    for header in headers where header.type == 2 {
      readSymbols(header, strings: headers[header.link], bytes)
    }
    for header in headers where header.type == 4 {
      for place in stride(from: header.offset, to: header.offset + header.size, by: 24) {
        references[header.info, default: []].insert(Int(bytes.word(at: place + 8) >> 32))
      }
    }
  }

  private mutating func readSymbols(_ table: Header, strings: Header, _ bytes: Bytes) {
    for place in stride(from: table.offset, to: table.offset + table.size, by: 24) {
      let name = bytes.text(at: strings.offset + Int(bytes.quarter(at: place)))
      let section = Int(bytes.half(at: place + 6))
      symbols.append(
        Symbol(
          name: name, section: section < 0xFF00 ? section : 0,
          isGlobalFunction: bytes.byte(at: place + 4) == 0x12))
    }
  }

  /// Functions that are defined here under a name of C's, for all the program.
  var functionsOfC: [String] {
    symbols.filter { $0.section > 0 && $0.isGlobalFunction && !$0.name.hasPrefix("$s") }
      .map(\.name).sorted()
  }

  /// What a function leads to: what it calls, what that calls, and so on.
  struct Reach {
    /// Names that are defined in the file.
    var here: Set<String> = []
    /// Names that are defined elsewhere.
    var elsewhere: Set<String> = []
  }

  /// Everything that some functions lead to, and what the runtime may find by looking up conformances.
  func reach(of isStart: (String) -> Bool) -> Reach {
    var waiting = symbols.filter { $0.section > 0 && isStart($0.name) }.map(\.section)
    waiting += sectionNames.indices.filter { Self.lookedUp.contains(sectionNames[$0]) }
    var seen = Set(waiting)
    var reach = Reach()
    while let section = waiting.popLast() {
      for index in references[section] ?? [] where index < symbols.count {
        let symbol = symbols[index]
        if symbol.section == 0 {
          reach.elsewhere.insert(symbol.name)
        } else {
          reach.here.insert(symbol.name)
          if seen.insert(symbol.section).inserted { waiting.append(symbol.section) }
        }
      }
    }
    return reach
  }

  /// Where the runtime finds conformances.
  private static let lookedUp: Set = ["swift5_protocol_conformances"]

  private struct Header {
    let name, type, offset, size, link, info: Int

    init(_ bytes: Bytes, at place: Int) {
      name = Int(bytes.quarter(at: place))
      type = Int(bytes.quarter(at: place + 4))
      offset = Int(bytes.word(at: place + 24) & 0xFF_FFFF_FFFF)
      size = Int(bytes.word(at: place + 32) & 0xFF_FFFF_FFFF)
      link = Int(bytes.quarter(at: place + 40))
      info = Int(bytes.quarter(at: place + 44))
    }
  }
}

/// Numbers in a file; what lies outside of it is zero.
private struct Bytes {
  let data: [UInt8]

  init(_ data: Data) { self.data = Array(data) }

  func byte(at place: Int) -> UInt8 { data.indices.contains(place) ? data[place] : 0 }

  func half(at place: Int) -> UInt16 { UInt16(number(at: place, bytes: 2)) }

  func quarter(at place: Int) -> UInt32 { UInt32(number(at: place, bytes: 4)) }

  func word(at place: Int) -> UInt64 { number(at: place, bytes: 8) }

  func text(at place: Int) -> String {
    guard data.indices.contains(place) else { return "" }
    return String(decoding: data[place...].prefix { $0 != 0 }, as: UTF8.self)
  }

  private func number(at place: Int, bytes count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(byte(at: place + $1)) << (8 * UInt64($1)) }
  }
}
