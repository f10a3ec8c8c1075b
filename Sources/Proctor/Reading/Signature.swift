import Foundation

/// The function that an exercise asks for, as its reference answer declares it.
///
/// Nothing else says what a check may call: the program that serves an answer is written from this,
/// and so is the sentence for an answer that cannot be called.
struct Signature: Equatable {
  /// One parameter.
  struct Parameter: Equatable {
    /// What the caller writes before the colon, or nil for `_`.
    var label: String?
    /// What the function itself calls it.
    var name: String
    /// Its type.
    var type: SwiftType
  }

  /// The name of the function.
  let name: String
  /// The parameters, in order.
  let parameters: [Parameter]
  /// What it returns.
  let result: SwiftType
  /// The declaration as it stands in the solution, on one line.
  let declaration: String
  /// The stored properties of a structure that it returns and that its own file declares.
  let properties: [(name: String, type: SwiftType)]

  /// Reads the first public function of a solution.
  init(in solution: String, path: String) throws(ProctorError) {
    let words = solution.split { $0 == " " || $0.isNewline }.joined(separator: " ")
    guard let start = words.range(of: "public func "),
      let brace = words[start.upperBound...].firstIndex(of: "{")
    else { throw .solution(path: path, reason: "there is no public function") }
    declaration = words[start.lowerBound..<brace].trimmingCharacters(in: .whitespaces)
      .replacing("( ", with: "(").replacing(" )", with: ")")
    var reader = TypeReader(words[start.upperBound..<brace])
    guard let name = reader.word(), let parameters = reader.parameters(), reader.skip("throws"),
      reader.skip("->"), let result = reader.type()
    else {
      throw .solution(path: path, reason: "“\(declaration)” is not a function that can be served")
    }
    (self.name, self.parameters, self.result) = (name, parameters, result)
    if case .named(let type, []) = result {
      properties = Self.properties(of: type, in: words)
    } else {
      properties = []
    }
  }

  /// The name with its labels, such as `nearestMatrix(to:ofRank:)`.
  var fullName: String {
    name + "(" + parameters.map { ($0.label ?? "_") + ":" }.joined() + ")"
  }

  private static func properties(
    of structure: String, in words: String
  ) -> [(name: String, type: SwiftType)] {
    guard let start = words.range(of: "public struct \(structure)") else { return [] }
    var properties: [(String, SwiftType)] = []
    var rest = words[start.upperBound...]
    while let mark = rest.range(of: "public let ") {
      // The next structure's are its own.
      if rest[..<mark.lowerBound].contains("public func ") { break }
      var reader = TypeReader(rest[mark.upperBound...])
      guard let name = reader.word(), reader.skip(":"), let type = reader.type() else { break }
      properties.append((name, type))
      rest = rest[mark.upperBound...]
    }
    return properties
  }

  static func == (a: Signature, b: Signature) -> Bool { a.declaration == b.declaration }
}

/// A type as it is written.
indirect enum SwiftType: Equatable {
  /// `Int`, `Matrix<Double>`.
  case named(String, [SwiftType])
  /// `[Int]`.
  case list(SwiftType)
  /// `(rows: Int, columns: Int)`.
  case tuple([Element])
  /// `inout SplitMix64`.
  case inOut(SwiftType)
  /// `(Int, Int) -> Double`.
  case function

  /// An element of a tuple.
  struct Element: Equatable {
    var label: String?
    var type: SwiftType
  }
}

/// Reads types from text whose words are separated by single spaces.
struct TypeReader {
  private var rest: Substring

  init(_ text: Substring) { rest = text }

  /// Reads a word.
  mutating func word() -> String? {
    skipSpace()
    let word = rest.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
    rest = rest.dropFirst(word.count)
    return word.isEmpty ? nil : String(word)
  }

  /// Reads a sign or a word that must be there.
  mutating func skip(_ sign: String) -> Bool {
    skipSpace()
    guard rest.hasPrefix(sign) else { return false }
    rest = rest.dropFirst(sign.count)
    return true
  }

  /// Reads parameters in parentheses.
  mutating func parameters() -> [Signature.Parameter]? {
    guard skip("(") else { return nil }
    var parameters: [Signature.Parameter] = []
    while !skip(")") {
      guard let label = word() else { return nil }
      var name = label
      if !skip(":") {
        guard let second = word(), skip(":") else { return nil }
        name = second
      }
      guard let type = type() else { return nil }
      parameters.append(.init(label: label == "_" ? nil : label, name: name, type: type))
      _ = skip(",")
    }
    return parameters
  }

  /// Reads a type.
  mutating func type() -> SwiftType? {
    if skip("[") {
      guard let element = type(), skip("]") else { return nil }
      return .list(element)
    }
    if skip("(") { return tuple() }
    guard let name = word() else { return nil }
    if name == "inout" { return type().map { .inOut($0) } }
    var arguments: [SwiftType] = []
    if skip("<") {
      repeat {
        guard let argument = type() else { return nil }
        arguments.append(argument)
      } while skip(",")
      guard skip(">") else { return nil }
    }
    return .named(name, arguments)
  }

  private mutating func tuple() -> SwiftType? {
    var elements: [SwiftType.Element] = []
    while !skip(")") {
      let before = rest
      if let label = word(), skip(":") {
        guard let type = type() else { return nil }
        elements.append(.init(label: label, type: type))
      } else {
        rest = before
        guard let type = type() else { return nil }
        elements.append(.init(label: nil, type: type))
      }
      _ = skip(",")
    }
    if skip("->") { return type().map { _ in .function } }
    return .tuple(elements)
  }

  private mutating func skipSpace() { rest = rest.drop { $0 == " " } }
}
