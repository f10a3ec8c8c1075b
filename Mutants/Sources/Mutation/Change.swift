import SwiftSyntax

/// What a mutation writes instead of some places of an answer.
struct Change {
  /// A place and what stands there now.
  struct Replacement {
    var offsets: Range<Int>
    var text: String
  }

  /// The places, in any order; they do not overlap.
  var replacements: [Replacement]

  init(_ replacements: [Replacement]) { self.replacements = replacements }

  /// Writes a text instead of a node.
  static func replace(_ node: some SyntaxProtocol, by text: String) -> Change {
    Change([Replacement(offsets: node.trimmedOffsets, text: text)])
  }

  /// Takes a node away.
  static func remove(_ node: some SyntaxProtocol) -> Change { replace(node, by: "") }

  /// Writes two nodes in each other's place.
  static func exchange(_ a: some SyntaxProtocol, _ b: some SyntaxProtocol) -> Change {
    replace(a, by: b.source).and(replace(b, by: a.source))
  }

  /// Writes a text before a node.
  static func insert(_ text: String, before node: some SyntaxProtocol) -> Change {
    let start = node.trimmedOffsets.lowerBound
    return Change([Replacement(offsets: start..<start, text: text)])
  }

  /// Both changes.
  func and(_ other: Change) -> Change { Change(replacements + other.replacements) }

  /// Whether both can be made.
  func isApart(from other: Change) -> Bool {
    replacements.allSatisfy { mine in
      other.replacements.allSatisfy { theirs in
        mine.offsets.upperBound <= theirs.offsets.lowerBound
          || theirs.offsets.upperBound <= mine.offsets.lowerBound
      }
    }
  }

  /// The text after the change.
  func applied(to text: String) -> String {
    var bytes = Array(text.utf8)
    for replacement in replacements.sorted(by: { $0.offsets.lowerBound > $1.offsets.lowerBound }) {
      bytes.replaceSubrange(replacement.offsets, with: Array(replacement.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
