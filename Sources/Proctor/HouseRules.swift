/// The rules that an answer's text must keep, whatever it computes.
struct HouseRules {
  /// The modules that an answer may import.
  static let modules: Set = ["Attempts", "LinearAlgebra", "Foundation", "RealModule"]

  /// Attributes that reach past the language, into another module or the linker.
  static let attributes: Set = [
    "_silgen_name", "_cdecl", "cdecl", "c", "_extern", "_dynamicReplacement", "_section", "section",
    "_used", "_exported", "testable", "_spi", "_implementationOnly",
  ]

  /// Functions that look up what the linker put beside an answer.
  static let hidden: Set = ["dlsym", "dlopen"]

  /// What the exercise itself forbids.
  var without: [String]

  /// The first rule that a source breaks.
  func violation(in source: String) -> Refusal? {
    let tokens = SwiftText(source).tokens
    return attribute(in: tokens) ?? module(in: tokens) ?? name(in: tokens)
  }

  private func attribute(in tokens: [SwiftText.Token]) -> Refusal? {
    for (sign, word) in zip(tokens, tokens.dropFirst()) {
      if sign.text == "@" && Self.attributes.contains(word.text) {
        return Refusal(.attribute(word.text), line: word.line)
      }
    }
    return nil
  }

  private func module(in tokens: [SwiftText.Token]) -> Refusal? {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    for (index, token) in tokens.enumerated() where token.text == "import" {
      let module = tokens[(index + 1)...].first { !kinds.contains($0.text) }
      if let module, !Self.modules.contains(module.text) {
        return Refusal(.module(module.text), line: module.line)
      }
    }
    return nil
  }

  /// A forbidden name that is used as a member, or that the source does not itself declare: an
  /// answer may well call a variable of its own `norm`.
  private func name(in tokens: [SwiftText.Token]) -> Refusal? {
    let names = Set(without.compactMap { $0.split(separator: ".").last.map(String.init) })
    let own = Declarations(in: tokens)
    for (index, token) in tokens.enumerated() {
      let before = index > 0 ? tokens[index - 1].text : ""
      let isHidden = Self.hidden.contains(token.text)
      let isForbidden = names.contains(token.text) || isHidden
      if !isForbidden || own.isLabel(index, in: tokens) { continue }
      if before == "." || isHidden || !own.names.contains(token.text) {
        return Refusal(.name(token.text), line: token.line)
      }
    }
    return nil
  }
}

/// The names that a source declares, as far as its words tell.
private struct Declarations {
  private(set) var names: Set<String> = []

  init(in tokens: [SwiftText.Token]) {
    let keywords: Set = ["let", "var", "func", "for", "typealias", "struct", "enum", "class"]
    for (index, token) in tokens.enumerated() where keywords.contains(token.text) {
      let next = tokens[(index + 1)...]
      if next.first?.text == "(" {
        names.formUnion(next.prefix { $0.text != ")" }.filter(\.isName).map(\.text))
      } else if let name = next.first {
        names.insert(name.text)
      }
    }
    for (index, token) in tokens.enumerated() {
      let after = index + 1 < tokens.count ? tokens[index + 1].text : ""
      let before = index > 0 ? tokens[index - 1].text : ""
      // A parameter, or the parameter of a closure.
      let isParameter = after == ":" && (before == "_" || isWord(before))
      if token.isName && (isParameter || (after == "in" && before != ".")) {
        names.insert(token.text)
      }
    }
  }

  private func isWord(_ text: String) -> Bool { SwiftText.Token(text: text, line: 0).isName }

  /// Whether a name is the label of an argument, `f(norm: 1)`.
  func isLabel(_ index: Int, in tokens: [SwiftText.Token]) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index + 1].text == ":" else { return false }
    return ["(", ","].contains(tokens[index - 1].text)
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
