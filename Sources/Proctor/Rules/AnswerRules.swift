/// The rules that an answer must keep, whatever it computes.
///
/// What is written is judged as the compiler's parser reads it; what is called, by the symbols that
/// the compiler emitted, through every function on the way.
struct AnswerRules {
  /// The modules that an answer may import.
  static let modules: Set = ["Attempts", "LinearAlgebra", "Foundation", "RealModule"]

  /// Attributes that reach past the language, into another module or the linker, by the names that
  /// the parser has for them; `main` is the check's.
  static let attributes: [String: String] = [
    "silgen_name": "_silgen_name", "cdecl": "_cdecl", "_cdecl": "_cdecl", "extern": "_extern",
    "expose": "_expose", "dynamic_replacement": "_dynamicReplacement", "section": "section",
    "_section": "section", "used": "_used", "exported": "_exported", "_exported": "_exported",
    "testable": "testable", "_spi": "_spi", "spi_access_control": "_spi",
    "implementation_only": "_implementationOnly", "_implementationOnly": "_implementationOnly",
    "_spiOnly": "_spiOnly", "_weakLinked": "_weakLinked", "main_type": "main", "cxx": "_expose",
  ]

  /// Functions of the system that look up what the linker put beside an answer.
  static let hidden: Set = [
    "dlsym", "dlvsym", "dlopen", "dlmopen", "dladdr", "dl_iterate_phdr", "_dl_sym",
  ]

  /// Members of Foundation that do the same.
  static let hiddenMembers: Set = ["NSClassFromString", "Bundle"]

  /// What the exercise itself forbids.
  var without: [String]

  private var names: Set<String> {
    Set(without.compactMap { $0.split(separator: ".").last.map(String.init) })
  }

  /// The first rule that a file breaks by what is written in it.
  func violation(in file: ParsedFile, path: String) -> Refusal? {
    for module in file.imports where !Self.modules.contains(module.name) {
      return Refusal(.module(module.name), path: path, line: module.line)
    }
    for attribute in file.attributes {
      if let name = Self.attributes[attribute.name] {
        return Refusal(.attribute(name), path: path, line: attribute.line)
      }
    }
    return nil
  }

  /// A forbidden name among those that an answer leads to, or one that it uses and does not declare.
  ///
  /// - Parameters:
  ///   - symbols: What the answer's function leads to, by the compiler's names.
  ///   - functionsOfC: What it defines under names of C's.
  ///   - files: The files that were compiled together, the answer's own first.
  /// - Returns: What is wrong, or nil.
  func violation(
    through symbols: Set<String>, defining functionsOfC: [String] = [],
    files: [(path: String, file: ParsedFile)]
  ) -> Refusal? {
    if let name = functionsOfC.first {
      let path = files.first?.path ?? ""
      let line = files.first?.file.line(of: name) ?? 1
      return Refusal(.attribute(name == "main" ? "main" : "_cdecl"), path: path, line: line)
    }
    for symbol in symbols.sorted() {
      if let name = forbiddenName(in: symbol) { return refusal(of: name, in: files) }
    }
    // A requirement of a protocol is called through a table, without a symbol.
    guard let own = files.first else { return nil }
    let declared = files.reduce(into: Set<String>()) { $0.formUnion($1.file.declared) }
    for use in own.file.uses where names.contains(use.name) && !declared.contains(use.name) {
      return Refusal(.name(use.name), path: own.path, line: use.line)
    }
    for name in names.sorted() where own.file.hasConditions && own.file.mentions(name) {
      return Refusal(.name(name), path: own.path, line: own.file.line(of: name))
    }
    return nil
  }

  private func refusal(
    of name: String, in files: [(path: String, file: ParsedFile)]
  ) -> Refusal {
    for (path, file) in files {
      if let use = file.uses.first(where: { $0.name == name }) {
        return Refusal(.name(name), path: path, line: use.line)
      }
    }
    return Refusal(.name(name), path: files.first?.path ?? "", line: 1)
  }

  private func forbiddenName(in symbol: String) -> String? {
    guard symbol.hasPrefix("$s") else {
      if Self.hidden.contains(symbol) || names.contains(symbol) { return symbol }
      // C's names of the float and long double versions.
      return names.first { symbol == $0 + "f" || symbol == $0 + "l" }
    }
    let isLibrary = symbol.contains("13LinearAlgebra") || symbol.contains("10RealModule")
    let isFoundation = symbol.hasPrefix("$s10Foundation") || symbol.hasPrefix("$s20Foundation")
    guard isLibrary || isFoundation else { return nil }
    let parts = Demangling.path(of: symbol)
    if isFoundation { return parts.first { Self.hiddenMembers.contains($0) } }
    return parts.first { names.contains($0) }
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
  public let path: String

  init(_ reason: Reason, path: String, line: Int) {
    self.reason = reason
    self.path = path
    self.line = line
  }

  /// One sentence.
  public var sentence: String {
    switch reason {
    case .module(let name):
      "An answer may not import \(name); it may import LinearAlgebra, Foundation and RealModule."
    case .name(let name) where AnswerRules.hidden.contains(name),
      .name(let name) where AnswerRules.hiddenMembers.contains(name):
      "An answer may not use \(name), which finds what is not its own."
    case .name(let name):
      "This exercise is to be solved without \(name)."
    case .attribute(let name):
      "An answer may not use @\(name)."
    }
  }
}
