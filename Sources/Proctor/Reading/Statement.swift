import Foundation

/// What an exercise's Markdown file says: front matter, the task and its other parts, hints, and what
/// there is to say when an answer has passed.
public struct Statement: Sendable, Equatable {
  /// The exercise's title.
  public var title: String
  /// From 1, easy, to 3, hard.
  public var level: Int
  /// Whether the front matter has a title.
  let hasTitle: Bool
  /// Whether the front matter has a level.
  let hasLevel: Bool
  /// Names that an answer may not use.
  public var without: [String]
  /// Names that the exercise once had, in the form of the Markdown file's name.
  public var formerly: [String]
  /// The task, and what of example, edges and rules has a part of its own.
  public var parts: [Part]
  /// The hints, from gentle to nearly there.
  public var hints: [String]
  /// What the exercise showed and how else it can be solved; empty where nothing is said.
  public var passed: String

  /// A part of the text.
  public struct Part: Sendable, Equatable {
    /// What it is about.
    public var kind: Kind
    /// Its Markdown.
    public var text: String
  }

  /// What a part of the text is about, by the name of its block.
  public enum Kind: String, Sendable {
    case task, example, edges, rules
  }

  /// All parts, one below the other.
  public var text: String { parts.map(\.text).joined(separator: "\n\n") }

  /// Reads a statement.
  ///
  /// - Parameters:
  ///   - source: The Markdown.
  ///   - path: Where it comes from, for errors.
  ///   - name: The name that stands in for a missing title.
  /// - Throws: ``ProctorError/frontMatter(path:line:reason:)``.
  public init(_ source: String, path: String, name: String) throws(ProctorError) {
    let lines = source.withPlainLines.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let matter = try FrontMatter(lines, path: path)
    hasTitle = matter.values["title"] != nil
    hasLevel = matter.values["level"] != nil
    title = matter.values["title"]?.first ?? name.replacing("-", with: " ").capitalized
    without = matter.values["without"] ?? []
    formerly = matter.values["formerly"] ?? []
    level = 1
    if let text = matter.values["level"]?.first {
      guard let number = Int(text), (1...3).contains(number) else {
        throw .frontMatter(path: path, line: 1, reason: "level is \(text), not 1, 2 or 3")
      }
      level = number
    }
    let blocks = Self.blocks(in: lines.dropFirst(matter.lineCount))
    parts = blocks.compactMap { block in
      Kind(rawValue: block.name).map { Part(kind: $0, text: block.text) }
    }
    hints = blocks.filter { $0.name == "hint" }.map(\.text)
    passed = blocks.filter { $0.name == "passed" }.map(\.text).joined(separator: "\n\n")
  }

  /// The names of blocks that are no part of the task.
  private static let names: Set = ["example", "edges", "rules", "hint", "passed"]

  /// Divides the lines into the task and the blocks between `::: name` and `:::`.
  private static func blocks(in lines: ArraySlice<String>) -> [(name: String, text: String)] {
    var task: [String] = []
    var blocks: [(name: String, lines: [String])] = []
    var depth = 0
    for line in lines {
      // Few lines are fences, and to take their words apart takes longer than to read the file.
      guard line.utf8.prefix(3).elementsEqual(":::".utf8) else {
        if depth > 0 { blocks[blocks.count - 1].lines.append(line) } else { task.append(line) }
        continue
      }
      let words = line.drop { $0 == ":" }.trimmingCharacters(in: .whitespaces)
      let name = words.trimmingCharacters(in: ["{", "}", ".", " ", ":"])
      if depth > 0 {
        depth += words.isEmpty ? -1 : 1
        if depth > 0 { blocks[blocks.count - 1].lines.append(line) }
      } else if names.contains(name) {
        depth = 1
        blocks.append((name, []))
      } else {
        task.append(line)
      }
    }
    return [("task", trimmed(task))] + blocks.map { ($0.name, trimmed($0.lines)) }
  }

  private static func trimmed(_ lines: [String]) -> String {
    lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// The lines between `---` and `---` at the head of a Markdown file: `key: value` or
/// `key: [value, value]`.
struct FrontMatter {
  /// The values by key; a scalar is a list of one.
  private(set) var values: [String: [String]] = [:]
  /// How many lines it takes, fences included.
  private(set) var lineCount = 0

  init(_ lines: [String], path: String) throws(ProctorError) {
    guard lines.first == "---" else { return }
    guard let end = lines.dropFirst().firstIndex(of: "---") else {
      throw .frontMatter(path: path, line: 1, reason: "the front matter has no closing ---")
    }
    lineCount = end + 1
    for (index, line) in lines[1..<end].enumerated() {
      let content = line.trimmingCharacters(in: .whitespaces)
      if content.isEmpty || content.hasPrefix("#") { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw .frontMatter(path: path, line: index + 2, reason: "“\(content)” is not key: value")
      }
      let key = content[..<colon].trimmingCharacters(in: .whitespaces)
      values[key] = Self.list(String(content[content.index(after: colon)...]))
    }
  }

  private static func list(_ text: String) -> [String] {
    let value = text.trimmingCharacters(in: .whitespaces)
    guard value.hasPrefix("["), value.hasSuffix("]") else {
      return value.isEmpty ? [] : [bare(value)]
    }
    return value.dropFirst().dropLast().split(separator: ",").map { bare(String($0)) }
  }

  private static func bare(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["\"", "'"])
  }
}
