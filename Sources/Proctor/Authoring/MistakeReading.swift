import Foundation

/// Finds mistakes of a check that are worsened right answers.
///
/// They call the reference and scale what it gives, or what it is given, by some number. Nobody hands
/// that in, and a check that catches it may still let through what people do. The file is read by the
/// compiler's parser.
struct MistakeReading {
  /// A sentence for each, with file and line.
  private(set) var flaws: [String] = []

  private typealias Node = [String: Any]

  private let path: String
  private var lineStarts: [Int] = [0]
  /// Functions of the file, by name: mistakes call them.
  private var functions: [String: [Node]] = [:]
  private var seenFunctions: Set<String> = []
  /// Where the statement that is read begins; the parser does not say it of expressions.
  private var offset = 0

  /// Reads a check.
  ///
  /// - Returns: nil if the compiler cannot parse it.
  init?(_ file: URL, path: String) throws(ProctorError) {
    let process = ChildProcess(
      program: "swiftc", arguments: ["-frontend"] + ParsedFile.arguments(for: file))
    let record = try process.run()
    self.init(
      dump: record.written[STDOUT_FILENO] ?? Data(), source: try Files.bytes(of: file), path: path)
  }

  /// Reads what the parser gave as JSON.
  init?(dump: Data, source: Data, path: String) {
    guard let tree = try? JSONSerialization.jsonObject(with: dump) as? Node,
      let items = tree["items"] as? [Node]
    else { return nil }
    self.path = path
    for (offset, byte) in source.enumerated() where byte == 10 { lineStarts.append(offset + 1) }
    for item in items where Self.kind(item) == "func_decl" {
      functions[Self.name(item["name"]), default: []].append(item)
    }
    for item in items { findMistakes(item) }
    flaws = flaws.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Looks for `Mistake(…)` and reads what is in its parentheses.
  private mutating func findMistakes(_ value: Any) {
    if let list = value as? [Any] { for element in list { findMistakes(element) } }
    guard let node = value as? Node else { return }
    if Self.kind(node) == "call_expr", Self.name((node["fn"] as? Node)?["name"]) == "Mistake" {
      read(node["args"] as Any, [])
      return
    }
    for (key, child) in node where Self.isRead(key) { findMistakes(child) }
  }

  /// Reads code in which some names stand for what the reference gave.
  ///
  /// - Returns: The names that stand for it afterwards.
  @discardableResult
  private mutating func read(_ value: Any, _ names: Set<String>) -> Set<String> {
    var names = names
    if let list = value as? [Any] {
      for element in list { names = read(element, names) }
      return names
    }
    guard let node = value as? Node else { return names }
    let (before, around) = (names, offset)
    defer { offset = around }
    if let start = (node["range"] as? Node)?["start"] as? Int { offset = start }
    switch Self.kind(node) {
    case "sequence_expr": readSequence(node, names)
    case "call_expr": readCall(node, names)
    default: break
    }
    for key in node.keys.sorted() where Self.isRead(key) { read(node[key] as Any, before) }
    if Self.kind(node) == "pattern_binding_decl" {
      for entry in node["pattern_entries"] as? [Node] ?? [] { names = bindings(of: entry, names) }
    }
    return names
  }

  private func bindings(of entry: Node, _ names: Set<String>) -> Set<String> {
    let value = entry["original_init"] ?? entry["processed_init"] ?? [:]
    let bound = Self.boundNames(entry["pattern"] as Any)
    return isGiven(value, names) ? names.union(bound) : names.subtracting(bound)
  }

  /// `2 * right`, `right / 3`, `right *= 2`; in a comparison it is a threshold.
  private mutating func readSequence(_ node: Node, _ names: Set<String>) {
    let parts = node["elements"] as? [Any] ?? []
    let signs = parts.compactMap { Self.name(($0 as? Node)?["name"]) }
    if !Self.comparisons.isDisjoint(with: signs) { return }
    for (place, part) in parts.enumerated() where place > 0 && place + 1 < parts.count {
      let sign = Self.name((part as? Node)?["name"])
      guard ["*", "/", "*=", "/="].contains(sign) else { continue }
      let (left, right) = (parts[place - 1], parts[place + 1])
      let isScaled =
        (Self.isNumber(left) && isGiven(right, names))
        || (isGiven(left, names) && Self.isNumber(right))
      if isScaled { note("scales what it gives") }
    }
  }

  private mutating func readCall(_ node: Node, _ names: Set<String>) {
    let callee = node["fn"] as? Node ?? [:]
    let arguments = (node["args"] as? Node)?["args"] as? [Node] ?? []
    if Self.isReference(callee) {
      if arguments.contains(where: { Self.containsScaling($0["expr"] as Any) }) {
        note("scales what it is given")
      }
    } else if Self.kind(callee) == "unresolved_dot_expr", isGiven(callee["base"] as Any, names) {
      let field = callee["field"] as? String ?? ""
      let isScaled =
        (field == "scaled" && arguments.contains { Self.isNumber($0["expr"] as Any) })
        || (field == "map" && arguments.contains { Self.containsScaling($0["expr"] as Any) })
      if isScaled { note("scales what it gives") }
    } else {
      // What a mistake calls belongs to it.
      let name = Self.name(callee["name"])
      if seenFunctions.insert(name).inserted {
        for function in functions[name] ?? [] { read(function["body"] as Any, []) }
      }
    }
  }

  /// Whether an expression is what the reference gave, or a part of it.
  private func isGiven(_ value: Any, _ names: Set<String>) -> Bool {
    guard let node = value as? Node else { return false }
    switch Self.kind(node) {
    case "unresolved_decl_ref_expr": return names.contains(Self.name(node["name"]))
    case "unresolved_dot_expr", "subscript_expr": return isGiven(node["base"] as Any, names)
    case "call_expr":
      let callee = node["fn"] as? Node ?? [:]
      return Self.isReference(callee)
        || (Self.kind(callee) == "unresolved_dot_expr" && isGiven(callee["base"] as Any, names))
    default:
      return node["sub_expr"].map { isGiven($0, names) } ?? false
    }
  }

  private mutating func note(_ what: String) {
    let line = lineStarts.lastIndex { $0 <= offset }.map { $0 + 1 } ?? 1
    flaws.append(
      "\(path):\(line): a mistake calls the reference answer and \(what);"
        + " write the code that a person would hand in.")
  }
}

extension MistakeReading {
  private static let comparisons: Set = ["<", "<=", ">", ">=", "==", "!="]

  private static func kind(_ node: Node) -> String { node["_kind"] as? String ?? "" }

  /// The children that hold code; what is there twice is read once.
  private static func isRead(_ key: String) -> Bool {
    !["range", "name", "processed_init", "builtin_initializer"].contains(key)
  }

  private static func name(_ value: Any?) -> String {
    if let text = value as? String { return text }
    let base = (value as? Node)?["base_name"] as? Node
    return base?["name"] as? String ?? ""
  }

  private static func boundNames(_ pattern: Any) -> Set<String> {
    if let list = pattern as? [Any] {
      return list.reduce(into: []) { $0.formUnion(boundNames($1)) }
    }
    guard let node = pattern as? Node else { return [] }
    if kind(node) == "pattern_named" { return [name(node["name"])] }
    return node.values.reduce(into: []) { $0.formUnion(boundNames($1)) }
  }

  /// `Solutions04.rowID`.
  private static func isReference(_ callee: Node) -> Bool {
    kind(callee) == "unresolved_dot_expr"
      && name((callee["base"] as? Node)?["name"]).hasPrefix("Solutions")
  }

  private static func isNumber(_ value: Any) -> Bool {
    guard let node = value as? Node else { return false }
    switch kind(node) {
    case "integer_literal_expr", "float_literal_expr": return true
    case "prefix_unary_expr": return node.values.contains { isNumber($0) }
    default: return node["sub_expr"].map(isNumber) ?? false
    }
  }

  /// Whether something is multiplied or divided by a number in it.
  private static func containsScaling(_ value: Any) -> Bool {
    if let list = value as? [Any] { return list.contains(where: containsScaling) }
    guard let node = value as? Node else { return false }
    if kind(node) == "sequence_expr" {
      let parts = node["elements"] as? [Any] ?? []
      let names = parts.map { name(($0 as? Node)?["name"]) }
      let signs = parts.indices.filter { ["*", "/"].contains(names[$0]) }
      let isScaling = signs.contains { sign in
        [sign - 1, sign + 1].contains { parts.indices.contains($0) && isNumber(parts[$0]) }
      }
      if isScaling && comparisons.isDisjoint(with: names) { return true }
    }
    return node.contains { isRead($0.key) && containsScaling($0.value) }
  }
}
