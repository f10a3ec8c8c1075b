/// The rules that an answer's text must keep, whatever it computes.
struct HouseRules {
  /// The modules that an answer may import.
  static let modules: Set = ["Attempts", "LinearAlgebra", "Foundation", "RealModule"]

  /// Attributes that reach past the language, into another module or the linker.
  static let attributes: Set = [
    "_silgen_name", "_cdecl", "cdecl", "c", "_extern", "_dynamicReplacement", "_section", "section",
    "_used", "_exported", "testable", "_spi", "_implementationOnly",
  ]

  /// What the exercise itself forbids.
  var without: [String]

  /// The first rule that a source breaks.
  func violation(in source: String) -> Refusal? {
    let text = SwiftText(source)
    let lines = text.code.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let name = attribute(in: line) { return Refusal(.attribute(name), line: index + 1) }
    }
    let identifiers = text.identifiers
    for (index, identifier) in identifiers.enumerated() where identifier.name == "import" {
      let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let module = identifiers[(index + 1)...].first { !kinds.contains($0.name) }
      if let module, !Self.modules.contains(module.name) {
        return Refusal(.module(module.name), line: module.line)
      }
    }
    let names = Set(without.map { String($0.split(separator: ".").last ?? "") })
    let forbidden = identifiers.first { names.contains($0.name) }
    return forbidden.map { Refusal(.name($0.name), line: $0.line) }
  }

  private func attribute(in line: Substring) -> String? {
    line.split(separator: "@", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 == "_" || $0.isLetter }) }
      .first { Self.attributes.contains($0) }
  }
}

/// Why an answer is not run.
public struct Refusal: Sendable, Equatable, Codable {
  /// What it uses.
  public enum Reason: Sendable, Equatable, Codable {
    /// A module that an answer may not import.
    case module(String)
    /// A name that the exercise rules out.
    case name(String)
    /// An attribute that reaches past the language.
    case attribute(String)
  }

  /// What it uses.
  public let reason: Reason
  /// The line on which it does.
  public let line: Int
  /// The file, from the project's folder.
  public internal(set) var path = ""

  init(_ reason: Reason, line: Int) {
    self.reason = reason
    self.line = line
  }

  /// One sentence.
  public var sentence: String {
    switch reason {
    case .module(let name):
      "An answer may not import \(name); it may import LinearAlgebra, Foundation and RealModule."
    case .name(let name):
      "This exercise is to be solved without \(name)."
    case .attribute(let name):
      "An answer may not use @\(name)."
    }
  }
}
