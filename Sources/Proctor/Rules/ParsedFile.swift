import Foundation

/// A Swift file as the compiler's own parser reads it, without a look at anything else.
///
/// So comments, strings, regular expressions and inactive `#if` branches are what the compiler takes
/// them for, and no trick of writing makes one look like another.
struct ParsedFile {
  /// A word and where it stands.
  struct Mention: Equatable {
    var name: String
    var line: Int
  }

  /// A function outside of any type.
  struct Function: Equatable {
    var name: String
    var labels: [String]
    var isPublic: Bool
    var line: Int

    /// The name with its labels.
    var fullName: String {
      name + "(" + labels.map { ($0.isEmpty ? "_" : $0) + ":" }.joined() + ")"
    }
  }

  /// The modules that are imported.
  private(set) var imports: [Mention] = []
  /// Attributes, by the parser's names for them, and `@…` before an import as it is written.
  private(set) var attributes: [Mention] = []
  /// Functions outside of types.
  private(set) var functions: [Function] = []
  /// Names that are used.
  private(set) var uses: [Mention] = []
  /// Names that are declared, labels included.
  private(set) var declared: Set<String> = []
  /// Whether a condition may leave out a part of it, into which the parser does not look.
  private(set) var hasConditions = false
  /// Whether anything but imports stands in it.
  private(set) var hasContent = false

  private var source: [UInt8] = []
  private var lineStarts: [Int] = []

  /// What to ask the compiler for where there are conditions: the modules that are imported.
  static func importArguments(for file: URL) -> [String] {
    ["-emit-imported-modules", "-swift-version", "6", "-parse-as-library", file.path, "-o", "-"]
  }

  /// Adds the modules that are imported under a condition.
  mutating func add(imports modules: [String]) {
    for module in modules where !imports.contains(where: { $0.name == module }) {
      imports.append(Mention(name: module, line: line(of: "import \(module)")))
    }
    hasContent = true
  }

  /// Whether a word is written in it, be it in a comment.
  func mentions(_ word: String) -> Bool {
    String(decoding: source, as: UTF8.self).split { $0 != "_" && !$0.isLetter && !$0.isNumber }
      .contains { $0 == word }
  }

  /// The first line that holds a text, or the first of all.
  func line(of text: String) -> Int {
    let lines = String(decoding: source, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains(text) } ?? 0) + 1
  }

  /// What to ask the compiler for.
  static func arguments(for file: URL) -> [String] {
    [
      "-dump-parse", "-dump-ast-format", "json", "-parse-as-library", "-swift-version", "6",
      file.path,
    ]
  }

  /// Reads what the parser gave as JSON.
  init?(dump: Data, source: Data) {
    guard let tree = try? JSONSerialization.jsonObject(with: dump) as? [String: Any],
      tree["_kind"] as? String == "source_file"
    else { return nil }
    let items = tree["items"] as? [[String: Any]] ?? []  // a file without code has none
    self.source = Array(source)
    hasConditions = source.range(of: Data("#if".utf8)) != nil
    lineStarts = [0] + self.source.indices.filter { self.source[$0] == 10 }.map { $0 + 1 }
    var gapStart = 0
    for item in items {
      let (start, end) = Self.range(of: item)
      if item["_kind"] as? String == "import_decl" {
        readImport(item, at: start, after: gapStart)
      } else {
        hasContent = true
        if item["_kind"] as? String == "func_decl" { readFunction(item, at: start) }
        walk(item, at: start)
      }
      gapStart = max(gapStart, end + 1)
    }
  }

  private mutating func readImport(_ item: [String: Any], at start: Int, after gapStart: Int) {
    let path = item["module_path"] as? [String] ?? []
    imports.append(Mention(name: path.first ?? "", line: line(at: start)))
    // The parser does not say which attributes an import has. Between two declarations there is
    // nothing but spaces, comments and attributes.
    guard gapStart < start, start <= source.count else { return }
    let gap = String(decoding: source[gapStart..<start], as: UTF8.self).withoutComments
    for piece in gap.split(separator: "@", omittingEmptySubsequences: false).dropFirst() {
      let name = piece.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
      attributes.append(Mention(name: String(name), line: line(at: start)))
    }
  }

  private mutating func readFunction(_ item: [String: Any], at start: Int) {
    let (name, labels) = Self.name(item["name"])
    let attributes = item["attrs"] as? [[String: Any]] ?? []
    let isPublic = attributes.contains {
      ["public", "open"].contains($0["access_level"] as? String)
    }
    functions.append(
      Function(name: name, labels: labels ?? [], isPublic: isPublic, line: line(at: start)))
  }

  /// Gathers names and attributes below a node.
  private mutating func walk(_ value: Any, at offset: Int) {
    if let list = value as? [Any] {
      for element in list { walk(element, at: offset) }
      return
    }
    guard let node = value as? [String: Any] else { return }
    let start = node["range"] == nil ? offset : Self.range(of: node).start
    let kind = node["_kind"] as? String ?? ""
    if kind.hasSuffix("_attr") {
      attributes.append(Mention(name: String(kind.dropLast(5)), line: line(at: start)))
    } else if kind.hasSuffix("_decl") || kind == "pattern_named" || kind == "parameter" {
      let (name, labels) = Self.name(node["name"])
      declared.insert(name)
      declared.formUnion(labels ?? [])
    } else if kind == "type_tuple" || kind == "tuple_expr" {
      declared.formUnion((node["names"] as? [String]) ?? [])
    } else if kind.hasSuffix("_expr"), let name = Self.usedName(in: node) {
      uses.append(Mention(name: name, line: line(at: start)))
    }
    for (key, child) in node where key != "range" && key != "name" { walk(child, at: start) }
  }

  private static func usedName(in node: [String: Any]) -> String? {
    let (name, _) = name(node["name"] ?? node["field"] ?? node["member"])
    return name.isEmpty ? nil : name
  }

  private static func name(_ value: Any?) -> (String, [String]?) {
    if let text = value as? String { return (text, nil) }
    guard let node = value as? [String: Any] else { return ("", nil) }
    let base = (node["base_name"] as? [String: Any])?["name"] as? String
    return (base ?? (node["name"] as? String) ?? "", node["args"] as? [String])
  }

  private static func range(of node: [String: Any]) -> (start: Int, end: Int) {
    let range = node["range"] as? [String: Any]
    let start = range?["start"] as? Int ?? 0
    return (start, range?["end"] as? Int ?? start)
  }

  private func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}

extension String {
  /// A text without strings in it, its comments taken out.
  fileprivate var withoutComments: String {
    var text = ""
    var rest = self[...]
    var depth = 0
    while let character = rest.first {
      if rest.hasPrefix("/*") {
        depth += 1
        rest = rest.dropFirst(2)
      } else if depth > 0 && rest.hasPrefix("*/") {
        depth -= 1
        rest = rest.dropFirst(2)
      } else if depth == 0 && rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else {
        if depth == 0 { text.append(character) }
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
